"""Network architectures of the two models, without devices: figures 3a and 3b of the paper."""

from videostudio.nn.unet3d import VideoStudioUNet3D

__all__ = ["VideoStudioUNet3D"]

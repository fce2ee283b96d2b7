"""Network architectures of the two models, without devices: figures 3a and 3b of the paper."""

from videostudio.nn.adapter import EntityAdapter, EntityProjections
from videostudio.nn.attention import Attention, KeyValue, TransformerBlock
from videostudio.nn.resampler import EntityResampler
from videostudio.nn.spatial import SpatialTransformer, SpatioTemporalTransformer
from videostudio.nn.temporal import TemporalConv, TemporalTransformer
from videostudio.nn.unet3d import VideoStudioUNet3D, VideoStudioUNet3DOutput

__all__ = [
    "Attention",
    "EntityAdapter",
    "EntityProjections",
    "EntityResampler",
    "KeyValue",
    "SpatialTransformer",
    "SpatioTemporalTransformer",
    "TemporalConv",
    "TemporalTransformer",
    "TransformerBlock",
    "VideoStudioUNet3D",
    "VideoStudioUNet3DOutput",
]

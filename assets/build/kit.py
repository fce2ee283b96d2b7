"""Clay shapes for the backdrops: materials, primitives and the camera, as thin layers over Blender's `bpy`.

Axes: x to the right, y away from the camera, z up, in metres; the camera stands at the origin of x and y. It looks
along +y without any tilt and is shifted instead, so that upright things stay upright and y is the depth in the picture.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from itertools import pairwise

import bpy

# isort: split
# these two exist only once bpy is loaded
import bmesh
from mathutils import Matrix, Vector

WIDTH, HEIGHT = 1600, 900
_meshes: dict[tuple, bpy.types.Mesh] = {}
_materials: dict[tuple, bpy.types.Material] = {}
rng = random.Random(0)
# What a surface is to whoever is staged on it, by the number it has in a map of surfaces. A piece says it of its parts
# (`surface="wall"`, or `mark` for the tops that somebody sits at or on); what says nothing is "other".
SURFACES = ("other", "ground", "water", "road", "table", "seat", "bed", "sky", "door", "wall")
PASS = ""  # "white": all clay is white; "flat": its colour shines evenly, without light or shade (see figures.py)


@dataclass(frozen=True)
class Rest:
    """A top that something may be put on or somebody may sit or lie on; metres, `at` is the middle of the top."""

    surface: str
    kind: str
    at: tuple[float, float, float]
    width: float
    turn: float


rests: list[Rest] = []


def reset(seed: int = 0) -> None:
    """Empty the file and start over with a fixed random seed."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    rests.clear()
    _meshes.clear()
    _materials.clear()
    rng.seed(seed)


def linear(colour: str | tuple) -> tuple[float, float, float]:
    """Return linear RGB for "#rrggbb" (or pass a linear triple through)."""
    if not isinstance(colour, str):
        return tuple(colour)
    values = [int(colour.lstrip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


def vary(colour: str, amount: float = 0.06) -> str:
    """Return a colour near `colour`, a little lighter or darker."""
    by = 1 + rng.uniform(-amount, amount)
    return "#" + "".join(
        f"{max(0, min(255, round(int(colour.lstrip('#')[i : i + 2], 16) * by))):02x}" for i in (0, 2, 4)
    )


def clay(colour: str, rough: float = 0.5, glow: float = 0.0, alpha: float = 1.0, metal: float = 0.0):
    """Return the soft toy material in `colour`; `glow` adds emission, `alpha` < 1 makes it glassy."""
    if PASS == "white":
        colour = "#d6d6d6"
    key = (colour, rough, glow, alpha, metal)
    if key in _materials:
        return _materials[key]
    material = bpy.data.materials.new("clay")
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    shader = nodes["Principled BSDF"]
    if PASS == "flat":
        nodes.remove(shader)
        shine = nodes.new("ShaderNodeEmission")
        shine.inputs["Color"].default_value = (*linear(colour), 1)
        links.new(shine.outputs["Emission"], nodes["Material Output"].inputs["Surface"])
        _materials[key] = material
        return material
    base = linear(colour)
    light = tuple(min(0.95, c * 1.25 + 0.06) for c in base)
    facing = nodes.new("ShaderNodeLayerWeight")
    facing.inputs["Blend"].default_value = 0.25
    mix = nodes.new("ShaderNodeMix")
    mix.data_type = "RGBA"
    mix.inputs["A"].default_value = (*base, 1)
    mix.inputs["B"].default_value = (*light, 1)
    links.new(facing.outputs["Facing"], mix.inputs["Factor"])
    links.new(mix.outputs["Result"], shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = rough
    shader.inputs["Metallic"].default_value = metal
    shader.inputs["Specular IOR Level"].default_value = 0.35
    if glow:
        shader.inputs["Emission Color"].default_value = (*base, 1)
        shader.inputs["Emission Strength"].default_value = glow
    if alpha < 1:
        shader.inputs["Alpha"].default_value = alpha
    _materials[key] = material
    return material


def mark(things, surface, kind, turn=0.0):
    """Say that the top of one part, or of several together, is a table's, a seat's or a bed's, and keep where it is.

    `turn` is the way who sits there looks: 0 to the camera, 90 to the picture's right.
    """
    things = things if isinstance(things, (list, tuple)) else [things]
    corners = []
    for thing in things:
        thing.pass_index = SURFACES.index(surface)
        turned = Matrix.LocRotScale(thing.location, thing.rotation_euler, thing.scale)
        corners += [turned @ Vector(corner) for corner in thing.bound_box]
    low, high = ([pick(axis) for axis in zip(*corners, strict=True)] for pick in (min, max))
    middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, high[2])
    rests.append(Rest(surface, kind, middle, high[0] - low[0], turn % 360))
    return things[0]


def _place(mesh, colour, at, rot=(0, 0, 0), scale=(1, 1, 1), surface="other", **look):
    thing = bpy.data.objects.new("part", mesh)
    thing.pass_index = SURFACES.index(surface)
    bpy.context.scene.collection.objects.link(thing)
    thing.location, thing.scale = at, scale
    thing.rotation_euler = [math.radians(a) for a in rot]
    if not mesh.materials:
        mesh.materials.append(None)
    thing.material_slots[0].link = "OBJECT"
    thing.material_slots[0].material = colour if not isinstance(colour, str) else clay(colour, **look)
    return thing


def _mesh(key: tuple, build) -> bpy.types.Mesh:
    if key not in _meshes:
        shape = bmesh.new()
        build(shape)
        mesh = bpy.data.meshes.new(str(key[0]))
        shape.to_mesh(mesh)
        shape.free()
        for face in mesh.polygons:
            face.use_smooth = True
        _meshes[key] = mesh
    return _meshes[key]


def box(size, at, colour, r=0.05, rot=(0, 0, 0), **look):
    """Place a rounded box; `at` is the centre of its BOTTOM, `r` the radius of its edges."""
    w, d, h = size
    r = min(r, 0.499 * min(size))

    def build(shape):
        bmesh.ops.create_cube(shape, size=1, matrix=Matrix.Diagonal((w, d, h, 1)))
        bmesh.ops.translate(shape, vec=(0, 0, h / 2), verts=shape.verts)
        bmesh.ops.bevel(shape, geom=shape.edges[:], offset=r, segments=4, profile=0.5, affect="EDGES")

    return _place(_mesh(("box", w, d, h, r), build), colour, at, rot, **look)


def ball(radius, at, colour, scale=(1, 1, 1), rot=(0, 0, 0), **look):
    """Place a ball (or an egg, with `scale`); `at` is its centre."""

    def build(shape):
        bmesh.ops.create_uvsphere(shape, u_segments=32, v_segments=20, radius=1)

    scale = tuple(radius * s for s in scale)
    return _place(_mesh(("ball",), build), colour, at, rot, scale, **look)


def lathe(profile, at, colour, rot=(0, 0, 0), scale=(1, 1, 1), sides=32, **look):
    """Place the body got by turning `profile`, a tuple of (radius, height), about the upright axis."""

    def build(shape):
        rings = []
        for radius, height in profile:
            if radius < 1e-4:
                rings.append([shape.verts.new((0, 0, height))])
                continue
            turn = [2 * math.pi * k / sides for k in range(sides)]
            rings.append([shape.verts.new((radius * math.cos(a), radius * math.sin(a), height)) for a in turn])
        for low, high in pairwise(rings):
            for k in range(sides):
                corners = [low[k % len(low)], low[(k + 1) % len(low)], high[(k + 1) % len(high)], high[k % len(high)]]
                corners = list(dict.fromkeys(corners))
                if len(corners) > 2:
                    shape.faces.new(corners)

    return _place(_mesh(("lathe", tuple(profile), sides), build), colour, at, rot, scale, **look)


def rounded(profile, r=0.05, steps=4):
    """Return `profile` with its inner corners rounded by about `r`."""
    out = [profile[0]]
    for before, here, after in zip(profile, profile[1:], profile[2:], strict=False):
        a, b, c = Vector(before), Vector(here), Vector(after)
        one, two = (a - b), (c - b)
        reach = min(r, 0.49 * one.length, 0.49 * two.length)
        start, end = b + one.normalized() * reach, b + two.normalized() * reach
        for k in range(steps + 1):
            t = k / steps
            point = start * (1 - t) ** 2 + b * 2 * t * (1 - t) + end * t**2
            out.append((round(max(0.0, point.x), 4), round(point.y, 4)))
    return (*out, profile[-1])


def cyl(radius, height, at, colour, r=0.03, rot=(0, 0, 0), top=None, **look):
    """Place a rounded cylinder standing on `at`; `top` is another radius at the top."""
    top = radius if top is None else top
    outline = rounded(((0, 0), (radius, 0), (top, height), (0, height)), r)
    return lathe(outline, at, colour, rot, **look)


def cone(radius, height, at, colour, r=0.1, rot=(0, 0, 0), **look):
    """Place a cone with a soft rim and tip."""
    outline = rounded(((0, 0), (radius, 0), (radius * 0.06, height), (0, height)), r)
    return lathe(outline, at, colour, rot, **look)


def ring(radius, thick, at, colour, rot=(0, 0, 0), **look):
    """Place a torus lying flat about its centre `at`."""

    def build(shape):
        around, along = 12, 36
        rows = []
        for k in range(along):
            a = 2 * math.pi * k / along
            row = []
            for j in range(around):
                b = 2 * math.pi * j / around
                reach = radius + thick * math.cos(b)
                row.append(shape.verts.new((reach * math.cos(a), reach * math.sin(a), thick * math.sin(b))))
            rows.append(row)
        for k in range(along):
            for j in range(around):
                shape.faces.new(
                    (
                        rows[k][j],
                        rows[(k + 1) % along][j],
                        rows[(k + 1) % along][(j + 1) % around],
                        rows[k][(j + 1) % around],
                    )
                )

    return _place(_mesh(("ring", radius, thick), build), colour, at, rot, **look)


def tube(points, thick, colour, surface="other", **look):
    """Place a round rope through `points`."""
    curve = bpy.data.curves.new("tube", "CURVE")
    curve.dimensions, curve.bevel_depth, curve.bevel_resolution, curve.resolution_u = "3D", thick, 4, 8
    curve.use_fill_caps = True
    line = curve.splines.new("NURBS")
    line.points.add(len(points) - 1)
    for point, place in zip(line.points, points, strict=True):
        point.co = (*place, 1)
    line.use_endpoint_u, line.order_u = True, min(3, len(points))
    thing = bpy.data.objects.new("tube", curve)
    thing.pass_index = SURFACES.index(surface)
    bpy.context.scene.collection.objects.link(thing)
    curve.materials.append(clay(colour, **look))
    return thing


def strip(points, widths, z, colour, surface="ground", **look):
    """Place a flat ribbon (a path, a stream) through `points` (x, y), `widths` metres wide there."""
    shape = bmesh.new()
    smooth = []
    count = len(points)
    for k in range((count - 1) * 8 + 1):
        i, t = min(k // 8, count - 2), 0.0
        t = k / 8 - i
        quad = [points[max(0, min(count - 1, i + o))] for o in (-1, 0, 1, 2)]
        basis = (-0.5 * t + t * t - 0.5 * t**3, 1 - 2.5 * t * t + 1.5 * t**3, 0.5 * t + 2 * t * t - 1.5 * t**3)
        basis = (*basis, -0.5 * t * t + 0.5 * t**3)
        x, y = (sum(b * q[axis] for b, q in zip(basis, quad, strict=True)) for axis in (0, 1))
        smooth.append((x, y, widths[i] * (1 - t) + widths[i + 1] * t))
    left, right = [], []
    for k, (x, y, w) in enumerate(smooth):
        ahead, behind = smooth[min(k + 1, len(smooth) - 1)], smooth[max(k - 1, 0)]
        along = Vector((ahead[0] - behind[0], ahead[1] - behind[1])).normalized()
        left.append(shape.verts.new((x - along.y * w / 2, y + along.x * w / 2, z)))
        right.append(shape.verts.new((x + along.y * w / 2, y - along.x * w / 2, z)))
    for k in range(len(smooth) - 1):
        shape.faces.new((left[k], left[k + 1], right[k + 1], right[k]))
    mesh = bpy.data.meshes.new("strip")
    shape.to_mesh(mesh)
    shape.free()
    thing = _place(mesh, colour, (0, 0, 0), surface=surface, **look)
    thing.visible_shadow = False  # it lies a hair above the ground: its edge must not darken the ground
    return thing


def flat(points, z, colour, y=None, **look):
    """Place a flat polygon through `points`, lying at height `z`; with `y` it stands upright (x, z) at that depth."""
    shape = bmesh.new()
    shape.faces.new([shape.verts.new((p[0], p[1], z) if y is None else (p[0], y, p[1])) for p in points])
    mesh = bpy.data.meshes.new("flat")
    shape.to_mesh(mesh)
    shape.free()
    thing = _place(mesh, colour, (0, 0, 0), **look)
    thing.visible_shadow = y is not None
    return thing


def terrain(height, x0, x1, y0, y1, colour, columns=120, rows=80, **look):
    """Lay a smooth sheet whose height at (x, y) is `height(x, y)`: waves, dunes, slopes, banks; nearer rows are finer."""
    shape = bmesh.new()
    grid = []
    for j in range(rows + 1):
        y = y0 + (y1 - y0) * (j / rows) ** 1.6
        row = [x0 + (x1 - x0) * k / columns for k in range(columns + 1)]
        grid.append([shape.verts.new((x, y, height(x, y))) for x in row])
    for below, above in pairwise(grid):
        for k in range(columns):
            shape.faces.new((below[k], below[k + 1], above[k + 1], above[k]))
    mesh = bpy.data.meshes.new("terrain")
    shape.to_mesh(mesh)
    shape.free()
    for face in mesh.polygons:
        face.use_smooth = True
    return _place(mesh, colour, (0, 0, 0), **look)


def ground(colour, z=0.0, far=400.0, near=-20.0, half=400.0, surface="ground", **look):
    """Lay a large plane."""
    return flat(((-half, near), (half, near), (half, far), (-half, far)), z, colour, surface=surface, **look)


def floor_grid(colours, size, gap, y0, y1, x0, x1, seam="#b9a58c", offset=False, variation=0.03):
    """Lay tiles or planks of `size` (w, d), colours alternating, over a floor of the seam's colour."""
    flat(((x0 - 9, -3), (x1 + 9, -3), (x1 + 9, y1 + 0.2), (x0 - 9, y1 + 0.2)), -0.012, seam, surface="ground")
    w, d = size
    row, y = 0, y0
    while y < y1:
        x = x0 - (w * (row % 3) / 3 if offset else 0)
        column = 0
        while x < x1:
            shade = vary(colours[(row + column) % len(colours)], variation)
            box((w - gap, d - gap, 0.03), (x + w / 2, y + d / 2, -0.03), shade, r=0.008, surface="ground")
            x += w
            column += 1
        y += d
        row += 1


def sky(horizon, zenith, ambient="#ffffff", strength=0.6, height=0.55, below=None):
    """Set the sky that the camera sees (a gradient) and, apart from it, the light that it gives."""
    world = bpy.data.worlds.new("sky")
    bpy.context.scene.world = world
    world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    nodes.clear()
    out = nodes.new("ShaderNodeOutputWorld")
    light, seen, mix = (
        nodes.new("ShaderNodeBackground"),
        nodes.new("ShaderNodeBackground"),
        nodes.new("ShaderNodeMixShader"),
    )
    light.inputs["Color"].default_value = (*linear(ambient), 1)
    light.inputs["Strength"].default_value = strength
    where, split, ramp = (
        nodes.new("ShaderNodeTexCoord"),
        nodes.new("ShaderNodeSeparateXYZ"),
        nodes.new("ShaderNodeValToRGB"),
    )
    links.new(where.outputs["Generated"], split.inputs["Vector"])
    links.new(split.outputs["Z"], ramp.inputs["Fac"])
    ramp.color_ramp.elements[0].color = (*linear(horizon), 1)
    ramp.color_ramp.elements[1].position = height
    ramp.color_ramp.elements[1].color = (*linear(zenith), 1)
    links.new(ramp.outputs["Color"], seen.inputs["Color"])
    path = nodes.new("ShaderNodeLightPath")
    links.new(path.outputs["Is Camera Ray"], mix.inputs["Fac"])
    links.new(light.outputs["Background"], mix.inputs[1])
    links.new(seen.outputs["Background"], mix.inputs[2])
    links.new(mix.outputs["Shader"], out.inputs["Surface"])


def sun(towards, colour="#fff1dc", strength=2.6, angle=12):
    """Add the key light; `towards` points from the scene TO the light."""
    data = bpy.data.lights.new("sun", "SUN")
    data.energy, data.color, data.angle = strength, linear(colour), math.radians(angle)
    lamp = bpy.data.objects.new("sun", data)
    bpy.context.scene.collection.objects.link(lamp)
    lamp.rotation_euler = Vector(towards).to_track_quat("Z", "Y").to_euler()
    return lamp


def glow(at, colour="#ffd9a0", watts=60, radius=0.25):
    """Add a point light (a lamp, a fire)."""
    data = bpy.data.lights.new("glow", "POINT")
    data.energy, data.color, data.shadow_soft_size = watts, linear(colour), radius
    lamp = bpy.data.objects.new("glow", data)
    bpy.context.scene.collection.objects.link(lamp)
    lamp.location = at
    return lamp


def camera(eye, lens, horizon):
    """Place the camera `eye` metres high; `horizon` is the eye line's share of the picture from the top."""
    data = bpy.data.cameras.new("camera")
    data.lens, data.sensor_width, data.clip_end = lens, 36, 2000
    data.shift_y = (horizon - 0.5) * HEIGHT / WIDTH
    thing = bpy.data.objects.new("camera", data)
    bpy.context.scene.collection.objects.link(thing)
    thing.location, thing.rotation_euler = (0, 0, eye), (math.pi / 2, 0, 0)
    bpy.context.scene.camera = thing
    return thing

"""Writes an HDF5 file again with its arrays in packed chunks, as h5repack and h5py can.

make_packed.py FROM TO gzip | lzf | latest, with h5py. gzip: small chunks with shuffle and fletcher32.
lzf: h5py's own. latest: the newest forms of everything, one chunk an array or a list of them.
"""

import sys

import h5py

source, target, how = sys.argv[1:]
options = {
    "gzip": {"compression": "gzip", "shuffle": True, "fletcher32": True},
    "lzf": {"compression": "lzf", "shuffle": True},
    "latest": {"compression": "gzip"},
}[how]


def copy(old, new):
    for key, value in old.attrs.items():
        new.attrs[key] = value
    for name, item in old.items():
        if isinstance(item, h5py.Group):
            copy(item, new.create_group(name))
        elif item.shape == ():
            new.create_dataset(name, data=item[()])
        else:
            # Chunks that do not divide the array; whole ones for some of the latest form.
            chunks = tuple(max(1, (side * 2 + 2) // 3) for side in item.shape)
            if how == "latest" and len(item.shape) == 1:
                chunks = item.shape
            new.create_dataset(name, data=item[()], chunks=chunks, **options)


with h5py.File(source) as old:
    with h5py.File(target, "w", libver="latest" if how == "latest" else None) as new:
        copy(old, new)

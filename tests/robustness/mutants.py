"""Ways to damage an HDF5 file: on its bytes, and on what it holds."""

import subprocess

import h5py
import numpy as np


# Attributes that say which program made the file and how: nothing inside says what they should be.
OF_THE_PROGRAM = {"natality_version", "natality_revision", "multiply_add"}

# Ratios whose denominator may be nothing: that they are missing is no damage that can be told without a seal.
MAY_BE_MISSING = {"tfr", "gross_domestic_product", "share_of_gdp", "incremental_share_of_gdp"}


def flip_bytes(path, random):
    """One to three bits anywhere in the file."""
    content = bytearray(path.read_bytes())
    for _ in range(random.randint(1, 3)):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def flip_texts(path, random):
    """A byte of the part in which the names of things stand: what HDF5 survives least."""
    content = bytearray(path.read_bytes())
    places = [at for at in range(0, len(content), 16) if content[at:at + 4] in (b"GCOL", b"TREE", b"SNOD", b"HEAP", b"OHDR", b"FRHP")]
    place = random.choice(places) if places else 0
    content[min(len(content) - 1, place + random.randrange(64))] ^= random.randrange(1, 256)
    path.write_bytes(content)


def flip_end(path, random):
    """A bit of the last bytes, where the checksums are."""
    content = bytearray(path.read_bytes())
    content[-random.randint(1, 120)] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def overwrite(path, random):
    """A stretch of zeros, or of the same file's other bytes."""
    content = bytearray(path.read_bytes())
    size = random.choice([1, 8, 64, 512, 4096])
    at = random.randrange(max(1, len(content) - size))
    source = random.randrange(max(1, len(content) - size))
    content[at:at + size] = bytes(size) if random.random() < 0.5 else content[source:source + size]
    path.write_bytes(content)


def truncate(path, random):
    """Cut off anywhere, or just before the end."""
    size = path.stat().st_size
    keep = random.choice([random.randrange(size), size - random.randint(1, 200), size // 2])
    with path.open("r+b") as file:
        file.truncate(max(0, keep))


def extend(path, random):
    """Something behind the end."""
    with path.open("ab") as file:
        file.write(random.randbytes(random.randint(1, 5000)))


def without_checksums(path):
    """As a program that rewrites the file leaves it."""
    copy = path.with_suffix(".copy")
    subprocess.run(["h5repack", path, copy], check=True, capture_output=True)
    copy.replace(path)


def flip_copy(path, random):
    """A byte of a copy that has no checksums of its own."""
    without_checksums(path)
    flip_texts(path, random) if random.random() < 0.5 else flip_bytes(path, random)


def variables_of(file):
    """Names of what stands in the root of a file."""
    return [name for name in file if isinstance(file[name], h5py.Dataset)]


def choose(path, random, change):
    """Applies a change to one variable, which says whether it could be."""
    with h5py.File(path, "r+") as file:
        names = variables_of(file)
        while not change(file, random.choice(names)):
            pass


def put_in_place(file, name, data, dtype=None):
    """The same variable with other values, on its old axes as far as they fit."""
    old = file[name]
    attributes = {key: value for key, value in old.attrs.items()
                  if key not in ("DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME")}
    scales = [dimension[0].name if len(dimension) else None for dimension in old.dims]
    is_scale = h5py.h5ds.is_scale(old.id)
    del file[name]
    new = file.create_dataset(name, data=data, dtype=dtype)
    for key, value in attributes.items():
        new.attrs[key] = value
    if is_scale:
        new.make_scale(name)
    for axis, scale in enumerate(scales):
        if scale and scale.lstrip("/") in file and axis < new.ndim and not is_scale:
            new.dims[axis].attach_scale(file[scale])


def remove_variable(path, random):
    def change(file, name):
        del file[name]
        return True
    choose(path, random, change)


def shorten_variable(path, random):
    def change(file, name):
        values = file[name][()]
        if not values.shape or min(values.shape) < 2:
            return False
        axis = random.randrange(values.ndim)
        put_in_place(file, name, np.delete(values, -1, axis), file[name].dtype)
        return True
    choose(path, random, change)


def lengthen_variable(path, random):
    def change(file, name):
        values = file[name][()]
        if not values.shape or 0 in values.shape:
            return False
        axis = random.randrange(values.ndim)
        put_in_place(file, name, np.concatenate([values, np.take(values, [-1], axis)], axis), file[name].dtype)
        return True
    choose(path, random, change)


def empty_variable(path, random):
    def change(file, name):
        values = file[name][()]
        put_in_place(file, name, values[:0] if values.shape else np.zeros(0), file[name].dtype)
        return True
    choose(path, random, change)


def make_scalar(path, random):
    def change(file, name):
        value = file[name][()]
        put_in_place(file, name, value.flat[0] if value.size else 0, file[name].dtype)
        return True
    choose(path, random, change)


def drop_axis(path, random):
    def change(file, name):
        values = file[name][()]
        if values.ndim < 2:
            return False
        put_in_place(file, name, values.reshape(-1), file[name].dtype)
        return True
    choose(path, random, change)


def change_type(path, random):
    def change(file, name):
        values = file[name][()]
        if values.dtype.kind in "OS":
            put_in_place(file, name, np.zeros(values.shape))
        else:
            kind = random.choice(["f4", "i1", "i8", "u2", "text"])
            if kind == "text":
                put_in_place(file, name, values.astype(str).astype(object), h5py.string_dtype())
            elif np.dtype(kind) == values.dtype:
                return False
            else:
                others = np.nan_to_num(values, posinf=0, neginf=0).clip(-9e15, 9e15).astype(kind)
                if np.array_equal(others, values, equal_nan=True):
                    return False
                put_in_place(file, name, others)
        return True
    choose(path, random, change)


def fill_with_missing(path, random):
    def change(file, name):
        if file[name].dtype.kind != "f" or name in MAY_BE_MISSING:
            return False
        values = file[name][()]
        if values.ndim and random.random() < 0.5:
            values[tuple(random.randrange(extent) for extent in values.shape)] = random.choice([np.nan, np.inf])
        else:
            values[...] = np.nan
        if np.array_equal(values, file[name][()], equal_nan=True):
            return False
        file[name][...] = values
        return True
    choose(path, random, change)


def change_label(path, random):
    def change(file, name):
        if not h5py.h5ds.is_scale(file[name].id) or file[name].ndim != 1:
            return False
        values = file[name][()]
        at = random.randrange(len(values))
        values[at] = b"other" if values.dtype.kind == "O" else random.choice([-1, 0, 10**9, 207])
        if np.array_equal(values, file[name][()]):
            return False
        file[name][...] = values
        return True
    choose(path, random, change)


def remove_attribute(path, random):
    with h5py.File(path, "r+") as file:
        object_ = file if random.random() < 0.5 else file[random.choice(variables_of(file))]
        names = list(set(object_.attrs) - OF_THE_PROGRAM)
        if not names:
            object_, names = file, list(set(file.attrs) - OF_THE_PROGRAM)
        del object_.attrs[random.choice(sorted(names))]


def change_attribute(path, random):
    with h5py.File(path, "r+") as file:
        settled = ("scenarios_per_block", "currency", "horizon", "base_year", "discount_rate", "combination_rule", "ceiling")
        name = random.choice([name for name in file.attrs if name not in OF_THE_PROGRAM
                              and (name.startswith("natality_") or name in settled)])
        old = file.attrs[name]
        new = random.choice([-1, 0, 1, 2**31 - 1, 7, "", "other", [1, 2, 3], 1e308])
        # The same number of another type is no damage.
        file.attrs[name] = new + 1 if isinstance(new, int) and np.ndim(old) == 0 and new == old else new


def change_inputs(path, random):
    with h5py.File(path, "r+") as file:
        names = []
        file["inputs"].visititems(lambda name, thing: names.append(name) if isinstance(thing, h5py.Dataset) else None)
        name = random.choice(names)
        if random.random() < 0.3:
            del file["inputs"][name]
            return
        content = file["inputs"][name][()]
        content[random.randrange(len(content))] ^= 1 << random.randrange(7)
        file["inputs"][name][...] = content


def damage_chunk(path, random):
    """A byte in the values of a variable of a copy without checksums over the whole file."""
    without_checksums(path)
    with h5py.File(path, "r") as file:
        names = [name for name in variables_of(file) if file[name].chunks and file[name].id.get_num_chunks()]
        dataset = file[random.choice(names)].id
        chunk = dataset.get_chunk_info(random.randrange(dataset.get_num_chunks()))
        place = chunk.byte_offset + random.randrange(chunk.size)
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << random.randrange(8)
    path.write_bytes(content)


ON_BYTES = [flip_bytes, flip_bytes, flip_texts, flip_end, overwrite, truncate, extend]
ON_CONTENT = [remove_variable, shorten_variable, lengthen_variable, empty_variable, make_scalar, drop_axis, change_type,
              fill_with_missing, change_label, remove_attribute, change_attribute, change_inputs]
ON_COPIES = [flip_copy, damage_chunk]

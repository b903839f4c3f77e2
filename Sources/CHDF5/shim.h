// libhdf5 for Swift, which cannot see macros that are expressions.
#ifndef BOBBIN_HDF5_H
#define BOBBIN_HDF5_H

#include <hdf5.h>

// The library prints its errors unless told otherwise.
static inline void bobbin_hdf5_be_quiet(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

static inline hid_t bobbin_hdf5_float32(void) { return H5T_IEEE_F32LE; }
static inline hid_t bobbin_hdf5_int32(void) { return H5T_STD_I32LE; }
static inline hid_t bobbin_hdf5_int64(void) { return H5T_STD_I64LE; }

// Text of any length in UTF-8, as h5py writes it.
static inline hid_t bobbin_hdf5_text(void) {
    hid_t type = H5Tcopy(H5T_C_S1);
    if (type < 0) return type;
    H5Tset_size(type, H5T_VARIABLE);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

// A file that lives in memory and never reaches a disk.
static inline hid_t bobbin_hdf5_create_in_memory(void) {
    hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    if (access < 0) return access;
    H5Pset_fapl_core(access, 1 << 20, 0);
    H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_LATEST);
    hid_t file = H5Fcreate("bobbin", H5F_ACC_TRUNC, H5P_DEFAULT, access);
    H5Pclose(access);
    return file;
}

// The group with those on the way to it.
static inline hid_t bobbin_hdf5_group(hid_t parent, const char *path) {
    if (H5Lexists(parent, path, H5P_DEFAULT) > 0) return H5Gopen2(parent, path, H5P_DEFAULT);
    hid_t links = H5Pcreate(H5P_LINK_CREATE);
    if (links < 0) return links;
    H5Pset_create_intermediate_group(links, 1);
    hid_t group = H5Gcreate2(parent, path, links, H5P_DEFAULT, H5P_DEFAULT);
    H5Pclose(links);
    return group;
}

static inline herr_t bobbin_hdf5_write(hid_t parent, const char *path, hid_t type, hid_t space,
                                       const void *values) {
    hid_t links = H5Pcreate(H5P_LINK_CREATE);
    if (links < 0) return -1;
    H5Pset_create_intermediate_group(links, 1);
    hid_t set = H5Dcreate2(parent, path, type, space, links, H5P_DEFAULT, H5P_DEFAULT);
    H5Pclose(links);
    if (set < 0) return -1;
    herr_t status = 0;
    if (H5Sget_simple_extent_npoints(space) > 0)
        status = H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
    H5Dclose(set);
    return status;
}

static inline herr_t bobbin_hdf5_write_attribute(hid_t owner, const char *name, hid_t type,
                                                 hid_t space, const void *values) {
    hid_t attribute = H5Acreate2(owner, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
    if (attribute < 0) return -1;
    herr_t status = values ? H5Awrite(attribute, type, values) : 0;
    H5Aclose(attribute);
    return status;
}

#endif

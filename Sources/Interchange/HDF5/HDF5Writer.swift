import CHDF5
import Engine
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes an HDF5 file into memory with libhdf5, in the layout that h5py gives it.
///
/// libhdf5 may be used by one thread at a time: all of it happens within `make`.
struct HDF5Writer: ~Copyable {
    private static let lock = Mutex(())

    private let file: hid_t

    /// The bytes of the file that `write` fills.
    static func make(
        _ write: (borrowing HDF5Writer) throws(ModelFileProblem) -> Void
    ) throws(ModelFileProblem) -> [UInt8] {
        let result = lock.withLock { _ -> Result<[UInt8], ModelFileProblem> in
            do throws(ModelFileProblem) {
                bobbin_hdf5_be_quiet()
                let writer = try HDF5Writer()
                try write(writer)
                return .success(try writer.image())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init() throws(ModelFileProblem) {
        file = bobbin_hdf5_create_in_memory()
        guard file >= 0 else { throw .notMade }
    }

    deinit { H5Fclose(file) }

    private func image() throws(ModelFileProblem) -> [UInt8] {
        try Self.check(H5Fflush(file, H5F_SCOPE_GLOBAL))
        let size = H5Fget_file_image(file, nil, 0)
        guard size > 0 else { throw .notMade }
        let image = [UInt8](unsafeUninitializedCapacity: Int(size)) { memory, count in
            count = max(0, Int(H5Fget_file_image(file, memory.baseAddress, memory.count)))
        }
        guard image.count == size else { throw .notMade }
        return image
    }

    private static func check(_ status: herr_t) throws(ModelFileProblem) {
        guard status >= 0 else { throw .notMade }
    }

    /// Makes the group at `path` with those on the way to it.
    func group(_ path: String) throws(ModelFileProblem) {
        let group = bobbin_hdf5_group(file, path)
        guard group >= 0 else { throw .notMade }
        H5Gclose(group)
    }

    /// An array of Float32.
    func write(
        _ values: UnsafePointer<Float>, shape: [Int], at path: String
    ) throws(ModelFileProblem) {
        try write(values, type: bobbin_hdf5_float32(), shape: shape, at: path)
    }

    /// One number.
    func write(_ value: Float, at path: String) throws(ModelFileProblem) {
        try withUnsafePointer(to: value) { pointer throws(ModelFileProblem) in
            try write(pointer, shape: [], at: path)
        }
    }

    /// One whole number, in four bytes where they suffice.
    func write(_ value: Int, at path: String) throws(ModelFileProblem) {
        if let small = Int32(exactly: value) {
            try withUnsafePointer(to: small.littleEndian) { pointer throws(ModelFileProblem) in
                try write(pointer, type: bobbin_hdf5_int32(), shape: [], at: path)
            }
        } else {
            try withUnsafePointer(to: value.littleEndian) { pointer throws(ModelFileProblem) in
                try write(pointer, type: bobbin_hdf5_int64(), shape: [], at: path)
            }
        }
    }

    private func write(
        _ values: UnsafeRawPointer, type: hid_t, shape: [Int], at path: String
    ) throws(ModelFileProblem) {
        let space = Self.space(shape)
        defer { H5Sclose(space) }
        try Self.check(bobbin_hdf5_write(file, path, type, space, values))
    }

    private static func space(_ shape: [Int]) -> hid_t {
        shape.isEmpty
            ? H5Screate(H5S_SCALAR)
            : H5Screate_simple(Int32(shape.count), shape.map { hsize_t($0) }, nil)
    }
}

extension HDF5Writer {
    /// The attribute `name` of the group at `path`: one text.
    func setText(_ text: String, named name: String, at path: String) throws(ModelFileProblem) {
        try setTexts([text], isList: false, named: name, at: path)
    }

    /// The attribute `name` of the group at `path`: a list of texts, cut into parts `name0`, `name1`,
    /// … where it would not fit into an object's header, as Keras does.
    func setList(
        _ texts: [String], named name: String, at path: String
    ) throws(ModelFileProblem) {
        // Each text takes 16 bytes in the header, whose limit is 64512 (HDF5_OBJECT_HEADER_LIMIT).
        let perPart = 4000
        guard texts.count > perPart else {
            return try setTexts(texts, isList: true, named: name, at: path)
        }
        for (part, start) in stride(from: 0, to: texts.count, by: perPart).enumerated() {
            let slice = Array(texts[start..<min(start + perPart, texts.count)])
            try setTexts(slice, isList: true, named: "\(name)\(part)", at: path)
        }
    }

    private func setTexts(
        _ texts: [String], isList: Bool, named name: String, at path: String
    ) throws(ModelFileProblem) {
        let owner = bobbin_hdf5_group(file, path)
        let type = bobbin_hdf5_text()
        let space = Self.space(isList ? [texts.count] : [])
        defer {
            H5Sclose(space)
            H5Tclose(type)
            H5Gclose(owner)
        }
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        try Self.check(
            bobbin_hdf5_write_attribute(owner, name, type, space, texts.isEmpty ? nil : copies))
    }
}

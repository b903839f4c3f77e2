import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file's bytes mapped into memory, read-only, for as long as this lives.
final class FileMapping: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    /// Nil where `path` is no plain file with something in it, or the system will not map it.
    init?(_ path: String) {
        guard let memory = try? Self.map(InputFile(path)) else { return nil }
        bytes = UnsafeRawBufferPointer(memory)
    }

    /// Nil where there is nothing in it, or the system will not map it.
    private static func map(_ file: borrowing InputFile) -> UnsafeMutableRawBufferPointer? {
        guard file.size > 0,
            let memory = mmap(nil, file.size, PROT_READ, MAP_PRIVATE, file.descriptor, 0),
            memory != MAP_FAILED
        else { return nil }
        return UnsafeMutableRawBufferPointer(start: memory, count: file.size)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

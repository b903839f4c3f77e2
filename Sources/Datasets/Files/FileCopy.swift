import Engine
import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file's bytes in memory of this process alone, for as long as this lives.
///
/// A mapped file would be there sooner, and what somebody else cuts off or writes over would be missing
/// or changed in it while a network learns from it: a read of 55 MB takes a few milliseconds.
final class FileCopy: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    /// Nil where `path` is no plain file, shrinks while it is read, or finds no memory, and where the
    /// first bytes are not those that are wanted.
    init?(
        _ path: String, headerSize: Int, isWanted: (_ header: UnsafeRawBufferPointer) -> Bool
    ) {
        guard let file = try? InputFile(path), file.size >= headerSize,
            Memory.hasRoom(bytes: Double(file.size)),
            let memory = Self.memory(file.size)
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: memory, count: file.size)
        let header = UnsafeRawBufferPointer(start: memory, count: headerSize)
        guard (try? file.read(into: memory, count: headerSize)) == headerSize, isWanted(header)
        else { return nil }
        let rest = file.size - headerSize
        guard (try? file.read(into: memory + headerSize, count: rest)) == rest else { return nil }
    }

    deinit { free(UnsafeMutableRawPointer(mutating: bytes.baseAddress)) }

    /// Memory in large pages where the system has them, which it hands out at one time instead of
    /// thirteen thousand.
    private static func memory(_ count: Int) -> UnsafeMutableRawPointer? {
        let page = 1 << 21
        guard count >= 2 * page else { return malloc(max(1, count)) }
        var memory: UnsafeMutableRawPointer?
        guard posix_memalign(&memory, page, count) == 0, let memory else { return nil }
        #if canImport(Glibc)
            madvise(memory, count, MADV_HUGEPAGE)
        #endif
        return memory
    }
}

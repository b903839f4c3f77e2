import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The drafts that are being written, where a signal's handler finds them.
///
/// A handler may take no lock and no memory, so their paths lie in memory that is there from the start:
/// a place is written while it is not in use, and only then said to be.
package enum OpenDrafts {
    /// More are not written at once; those beyond stay for `Draft.sweep`.
    private static let count = 64
    private static let longest = Int(PATH_MAX)

    nonisolated(unsafe) private static let paths = {
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: count * longest)
        memory.initialize(repeating: 0, count: count * longest)
        return memory
    }()
    nonisolated(unsafe) private static let isUsed = {
        let memory = UnsafeMutablePointer<Bool>.allocate(capacity: count)
        memory.initialize(repeating: false, count: count)
        return memory
    }()
    private static let lock = Mutex(())

    /// Makes the memory ready, which a handler must not, and removes drafts at the process's end.
    package static func prepare() {
        _ = (paths, isUsed)
        atexit { OpenDrafts.removeAll() }
    }

    /// - Returns: the place to forget it by; nil where there is no more room.
    static func note(_ path: String) -> Int? {
        lock.withLock { _ in
            guard path.utf8.count < longest,
                let place = (0..<count).first(where: { !isUsed[$0] })
            else { return nil }
            var end = paths + place * longest
            for byte in path.utf8 {
                end.pointee = CChar(bitPattern: byte)
                end += 1
            }
            end.pointee = 0
            isUsed[place] = true
            return place
        }
    }

    static func forget(_ place: Int?) {
        guard let place else { return }
        lock.withLock { _ in isUsed[place] = false }
    }

    /// Removes all there are; a handler may call it.
    package static func removeAll() {
        for place in 0..<count where isUsed[place] { unlink(paths + place * longest) }
    }
}

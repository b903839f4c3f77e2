import CKernels
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What this process may hold, so that what is too large is refused instead of tried.
///
/// Swift ends a program that cannot have the memory it asks for. So everything large asks here first,
/// and what is not there is refused while the session is still as it was.
public enum Memory {
    /// The machine's memory in bytes.
    public static var physicalBytes: Double {
        Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Bytes that nothing large may have: a statement's thread, its answer, the libraries that it
    /// needs first, everything that is too small to ask.
    private static let reserve = 64e6
    /// Small requests are only added up, until they are so many bytes together.
    private static let unasked = Atomic<Int>(0)
    private static let small = 1 << 20
    private static let tiny = 16e3

    /// The most that may lie in memory: three quarters of the machine's, nine tenths of what a container
    /// was given.
    private static let mostResident = min(physicalBytes * 0.75, containerBytes * 0.9)

    /// Bytes that may still be taken, by the machine's memory, by a container's and by the limits of
    /// the process (`ulimit -v`, `ulimit -d`), whichever is the tightest.
    public static var free: Double {
        let taken = MemoryTaken.now
        var free = mostResident - taken.resident
        for (resource, bytes) in [(addressLimit, taken.addresses), (dataLimit, taken.data)] {
            if let most = limit(resource) { free = min(free, most - bytes - reserve) }
        }
        return max(0, free)
    }

    /// Whether so many more bytes may be taken.
    public static func hasRoom(bytes: Double) -> Bool {
        guard bytes < Double(small) else { return bytes <= free }
        let together = unasked.wrappingAdd(Int(max(0, bytes)), ordering: .relaxed).newValue
        // The reserve is there for what is tiny.
        guard together >= small, bytes >= tiny else { return true }
        let fits = bytes <= free
        // Where one is refused, the next one asks too.
        unasked.store(fits ? 0 : small, ordering: .relaxed)
        return fits
    }

    /// Throws when `floats` numbers of four bytes would take more than three quarters of the memory.
    static func checkMachine(floats: Double, for what: String) throws(EngineError) {
        let bytes = floats * 4
        let available = physicalBytes * 0.75
        guard bytes <= available else {
            throw .tooLarge(what: what, bytes: bytes, available: available)
        }
    }

    /// Throws where `floats` numbers of four bytes are more than the machine or the process may hold.
    public static func check(floats: Double, for what: String) throws(EngineError) {
        try checkMachine(floats: floats, for: what)
        let bytes = floats * 4
        guard hasRoom(bytes: bytes) else {
            throw .noMemory(what: what, bytes: bytes, free: free)
        }
    }

    /// A limit of this process in bytes; nil for none.
    private static func limit(_ resource: Int32) -> Double? {
        var limits = rlimit()
        guard getrlimit(resource, &limits) == 0, Double(limits.rlim_cur) < 9e18 else { return nil }
        return Double(limits.rlim_cur)
    }

    #if canImport(Glibc)
        private static let addressLimit = Int32(RLIMIT_AS.rawValue)
        private static let dataLimit = Int32(RLIMIT_DATA.rawValue)
    #else
        private static let addressLimit = RLIMIT_AS
        private static let dataLimit = RLIMIT_DATA
    #endif

    /// What the container or the group of processes may hold; infinite where there is no such bound.
    private static var containerBytes: Double {
        let files = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
        return files.compactMap { MemoryTaken.numbers(in: $0)?.first }.min() ?? .infinity
    }

    /// Has every block of 128 kB and more taken from the system and given back to it by itself; for a
    /// program to call at its start.
    ///
    /// glibc begins so, and then raises that size, up to 32 MB, whenever such a block is freed: the
    /// weights and batches of a `fit` come to lie among small things in the heaps of several threads,
    /// which grow with every fit and never shrink. Sixty fits of Fashion-MNIST in batches of 4096 ended
    /// at five times the memory. Setting the size is what keeps it. A step of training allocates
    /// nothing, so this costs none of them anything. Other systems do so by themselves.
    public static func keepLargeBlocksApart() { bobbin_keep_large_blocks_apart() }
}

/// What the process has of the machine, in bytes.
struct MemoryTaken {
    /// Pages that lie in memory.
    var resident = 0.0
    /// Addresses that are in use, for whatever.
    var addresses = 0.0
    /// Those of them that it may write to.
    var data = 0.0

    static var now: MemoryTaken {
        #if canImport(Glibc)
            guard let pages = numbers(in: "/proc/self/statm"), pages.count > 5 else {
                return MemoryTaken()
            }
            let size = Double(sysconf(Int32(_SC_PAGESIZE)))
            return MemoryTaken(
                resident: pages[1] * size, addresses: pages[0] * size, data: pages[5] * size)
        #else
            var task = proc_taskinfo()
            let size = Int32(MemoryLayout<proc_taskinfo>.size)
            guard proc_pidinfo(getpid(), PROC_PIDTASKINFO, 0, &task, size) == size else {
                return MemoryTaken()
            }
            // Addresses are no measure there: the system's own libraries fill gigabytes of them.
            return MemoryTaken(resident: Double(task.pti_resident_size))
        #endif
    }

    /// The numbers that a file of the system begins with; nil where it holds none.
    static func numbers(in path: String) -> [Double]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let text = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
        }
        let numbers = text.split { $0 == " " || $0 == "\n" }.compactMap { Double($0) }
        return numbers.isEmpty ? nil : numbers
    }
}

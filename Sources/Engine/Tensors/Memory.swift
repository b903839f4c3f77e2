#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the machine can hold, so that a network too large is refused instead of tried.
public enum Memory {
    /// The machine's memory in bytes.
    public static var physicalBytes: Double {
        Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Throws when `floats` numbers of four bytes would take more than three quarters of the memory.
    static func check(floats: Double, for what: String) throws(EngineError) {
        let bytes = floats * 4
        let available = physicalBytes * 0.75
        guard bytes <= available else {
            throw .tooLarge(what: what, bytes: bytes, available: available)
        }
    }
}

import CKernels

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

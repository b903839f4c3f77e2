import CKernels

/// What the engine chose for the processor it runs on.
public struct EngineReport: Sendable, Equatable, Codable {
    /// The kernels that OpenBLAS uses for large products, `SkylakeX`; nil where it is not there.
    public var blasCore: String?
    /// The instructions of the engine's own kernel for products: `AVX-512`.
    public var kernel: String
    /// Whether numbers below 1e-38, which cost some processors a hundred cycles each, are taken for 0
    /// while a network trains or is measured.
    public var flushesDenormals: Bool
    /// Cores of the machine: the most threads that a training step is shared by.
    public var cores: Int

    /// Looks; loads OpenBLAS where nothing has yet.
    public static func current() -> EngineReport {
        EngineReport(
            blasCore: OpenBLAS.shared?.core, kernel: name(of: BLAS.instructions),
            flushesDenormals: Denormals.canBeFlushed, cores: coreCount())
    }

    /// The threads that train `network` in batches of `batchSize`, unless the machine is busy.
    public static func threads(for network: Network, batchSize: Int) -> Int {
        network.usefulThreads(rows: batchSize)
    }

    /// Holds products to fewer instructions than the processor has, `AVX2` or `portable`, as
    /// `bobbin-bench --instructions` does.
    package static func holdProducts(to name: String) {
        let all = [bobbin_plain, bobbin_avx2, bobbin_avx512]
        if let held = all.first(where: { Self.name(of: $0) == name }) { BLAS.hold(to: held) }
    }

    private static func name(of instructions: bobbin_instructions) -> String {
        switch instructions {
        case bobbin_avx512: "AVX-512"
        case bobbin_avx2: "AVX2"
        default: "portable"
        }
    }
}

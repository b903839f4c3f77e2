import CKernels
import COpenBLAS

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// OpenBLAS's product of matrices, found when it is first needed.
///
/// On Linux the library is loaded then and not at the start, for two reasons: a program that only
/// says its version starts faster, and the library chooses its kernels in the moment it is loaded.
/// Releases before 0.3.22 know few AVX-512 processors and take kernels half as fast on the others,
/// unless OPENBLAS_CORETYPE says better; a choice that the user made there stays.
struct OpenBLAS: Sendable {
    typealias Multiply =
        @convention(c) (
            CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, Int32, Int32, Int32, Float,
            UnsafePointer<Float>?, Int32, UnsafePointer<Float>?, Int32, Float,
            UnsafeMutablePointer<Float>?, Int32
        ) -> Void

    private let multiply: Multiply
    /// The kernels that it chose: `SkylakeX`.
    let core: String

    /// Nil where the library is not there.
    static let shared = load()

    /// output = left · right, or added to what stands there; see `BLAS.multiply`.
    func product(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        into output: UnsafeMutablePointer<Float>, rows: Int, columns: Int, inner: Int,
        transposingLeft: Bool = false, transposingRight: Bool = false, leftStride: Int,
        rightStride: Int, outputStride: Int, addsToOutput: Bool = false
    ) {
        multiply(
            CblasRowMajor, transposingLeft ? CblasTrans : CblasNoTrans,
            transposingRight ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns),
            Int32(inner), 1, left, Int32(leftStride), right, Int32(rightStride),
            addsToOutput ? 1 : 0, output, Int32(outputStride))
    }

    #if os(macOS)
        private static func load() -> OpenBLAS? {
            openblas_set_num_threads(1)
            return OpenBLAS(multiply: cblas_sgemm, core: String(cString: openblas_get_corename()))
        }
    #else
        /// The kernels to ask for; nil where the library knows best. Where the engine is held to fewer
        /// instructions than the processor has, the library is held to them as well.
        private static var kernels: String? {
            switch BLAS.instructions {
            case bobbin_avx512: "SkylakeX"
            case bobbin_best_instructions(): nil
            case bobbin_avx2: "Haswell"
            default: "Nehalem"
            }
        }

        private static let names = ["libopenblas.so.0", "libopenblas.so", "libblas.so.3"]

        private static func load() -> OpenBLAS? {
            // It takes its own memory when it is loaded, and ends the program where there is none.
            guard Memory.hasRoom(bytes: 256e6) else { return nil }
            // Threads are the team's; the library's own would only take memory.
            var own = ["OPENBLAS_NUM_THREADS": "1"]
            own["OPENBLAS_CORETYPE"] = kernels
            own = own.filter { name, _ in getenv(name) == nil }
            for (name, value) in own { setenv(name, value, 0) }
            defer { for name in own.keys { unsetenv(name) } }
            for name in names {
                guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL),
                    let multiply = dlsym(library, "cblas_sgemm")
                else { continue }
                if let setThreads = dlsym(library, "openblas_set_num_threads") {
                    unsafeBitCast(setThreads, to: (@convention(c) (Int32) -> Void).self)(1)
                }
                return OpenBLAS(
                    multiply: unsafeBitCast(multiply, to: Multiply.self), core: core(of: library))
            }
            return nil
        }

        private static func core(of library: UnsafeMutableRawPointer) -> String {
            typealias CoreName = @convention(c) () -> UnsafePointer<CChar>?
            guard let function = dlsym(library, "openblas_get_corename"),
                let name = unsafeBitCast(function, to: CoreName.self)()
            else { return "unknown" }
            return String(cString: name)
        }
    #endif
}

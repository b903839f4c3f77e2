import Engine
import Wording

/// What the arithmetic runs on, as `bobbin doctor` tells it.
public enum MachineReport {
    /// Pairs of a heading and what was found.
    public static var rows: [(name: String, value: String)] {
        let report = EngineReport.current()
        return [
            (
                "large products",
                report.blasCore.map { "OpenBLAS, \($0)" } ?? "OpenBLAS is not here"
            ),
            ("small products", "own kernels, \(report.kernel)"),
            (
                "denormal numbers",
                report.flushesDenormals
                    ? "flushed to zero while a network trains"
                    : "kept: training may slow down where gradients vanish"
            ),
            ("cores", String(report.cores)),
            ("memory", bytesText(Memory.physicalBytes)),
        ]
    }
}

import Engine

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One table of figures with what they mean.
struct Table: Codable {
    var title: String
    var columns: [String]
    var rows: [Row] = []
    /// The slope of log(cost) over log(size): 1 is linear.
    var growth: [String: Double] = [:]
    var notes: [String] = []

    struct Row: Codable {
        var name: String
        var figures: [Double]
    }

    /// Adds the exponent of column `index` over the first column.
    mutating func addGrowth(of index: Int, from first: Int = 0) {
        let points = rows.dropFirst(first).map { ($0.figures[0], $0.figures[index]) }
        growth[columns[index + 1]] = slope(points.map { (logarithm($0), logarithm($1)) })
    }

    /// The same for people.
    var text: String {
        var lines = ["", title]
        let cells = [columns] + rows.map { [$0.name] + $0.figures.map(short) }
        let widths = columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        for row in cells {
            let padded = zip(row, widths).enumerated().map { index, cell in
                let room = String(repeating: " ", count: cell.1 - cell.0.count)
                return index == 0 ? cell.0 + room : room + cell.0
            }
            lines.append("  " + padded.joined(separator: "  "))
        }
        for (name, exponent) in growth.sorted(by: { $0.key < $1.key }) {
            lines.append("  growth exponent of \(name): \(short(exponent))")
        }
        return (lines + notes.map { "  " + $0 }).joined(separator: "\n")
    }
}

/// Everything that was measured, with what the engine chose.
struct Report: Codable {
    var processor: String
    var engine: EngineReport
    var tables: [Table] = []

    var heading: String {
        let denormals = engine.flushesDenormals ? "flushed" : "kept"
        return "\(processor) · \(engine.cores) cores · products with \(engine.kernel) · BLAS "
            + "\(engine.blasCore ?? "none") · denormals \(denormals)"
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

/// What the processor calls itself.
func processorName() -> String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { String($0.drop { $0 == " " }) }
        ?? "unknown processor"
}

/// Three figures that count: 0.0123, 4.56, 789.
private func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    let digits = max(0, 2 - Int(log10(abs(value)).rounded(.down)))
    let scale = pow(10, Double(digits))
    let rounded = (value * scale).rounded() / scale
    return digits == 0 ? "\(Int(rounded))" : "\(rounded)"
}

private func logarithm(_ value: Double) -> Double { log(value) }

/// The slope of the line of least squares.
private func slope(_ points: [(Double, Double)]) -> Double {
    let count = Double(points.count)
    let x = points.map(\.0).reduce(0, +) / count
    let y = points.map(\.1).reduce(0, +) / count
    let covariance = points.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    return covariance / points.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
}

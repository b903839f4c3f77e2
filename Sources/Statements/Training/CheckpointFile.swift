import Diagnostics
import Engine
import Interchange
import Language
import Output
import Wording

/// The file that one `checkpoint(…)` of a `fit` asks for.
///
/// Its name may hold the epoch and its figures, as Keras's may: `m-{epoch:02d}-{val_loss:.2f}.keras`.
package struct CheckpointFile: Sendable {
    private enum Piece {
        case text(String)
        /// A figure with the way in which Python writes it: `02d`, `.2f`.
        case figure(String, PlaceholderStyle)
    }

    /// As it was written.
    package let name: String
    let weightsOnly: Bool
    let savesBestOnly: Bool
    package let span: SourceSpan
    private let pieces: [Piece]

    /// - Parameter figures: what the `fit` measures; `epoch` may stand in the name too.
    /// - Throws: where the name's ending says another format, or a brace holds no figure.
    package init(
        _ name: String, weightsOnly: Bool, savesBestOnly: Bool, figures: [String],
        at span: SourceSpan
    ) throws(Diagnostic) {
        let format = ModelFormat(path: name)
        guard let format, (format == .weights) == weightsOnly else {
            throw Diagnostic(
                weightsOnly
                    ? "a file of weights ends in .weights.h5"
                    : "a model's file ends in .keras or .h5",
                hint: weightsOnly || format != .weights
                    ? "For example: checkpoint(\"\(weightsOnly ? "best.weights.h5" : "best.keras")\")"
                    : "For the weights alone: save_weights_only=true",
                at: span)
        }
        self.name = name
        self.weightsOnly = weightsOnly
        self.savesBestOnly = savesBestOnly
        self.span = span
        pieces = try Self.pieces(of: name, figures: ["epoch"] + figures, at: span)
    }

    /// Whether every epoch has a file of its own.
    var hasFigures: Bool { pieces.contains { if case .figure = $0 { true } else { false } } }

    /// The name of the file for one epoch.
    package func name(epoch: Int, _ figures: [MetricValue]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .figure("epoch", let style): style.text(Double(epoch))
            case .figure(let name, let style):
                style.text(figures.first { $0.name == name }?.value ?? .nan)
            }
        }.joined()
    }

    private static func pieces(
        of name: String, figures: [String], at span: SourceSpan
    ) throws(Diagnostic) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(name)
        while let open = rest.firstIndex(of: "{") {
            pieces.append(.text(String(rest[..<open])))
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw Diagnostic(
                    "the { in this name is never closed", hint: "For example: m-{epoch:02d}.keras",
                    at: span)
            }
            let inner = rest[rest.index(after: open)..<close]
                .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                .map(String.init)
            guard figures.contains(inner[0]) else {
                throw Diagnostic(
                    "there is no figure called \(inner[0]) to put into the name",
                    hint: "This fit measures \(figures.joined(separator: ", ")).", at: span)
            }
            guard let style = PlaceholderStyle(inner.count > 1 ? inner[1] : "", of: inner[0]) else {
                throw Diagnostic(
                    "\(inner[1]) is no way to write \(inner[0])",
                    hint: "For example: {epoch:02d} and {val_loss:.2f}", at: span)
            }
            pieces.append(.figure(inner[0], style))
            rest = rest[rest.index(after: close)...]
        }
        return pieces + [.text(String(rest))]
    }
}

/// How a figure is written within a name, in Python's notation: `02d`, `.2f`, nothing.
struct PlaceholderStyle: Sendable, Equatable {
    private var width = 0
    private var isZeroPadded = false
    private var decimals: Int?

    /// - Returns: nil for notation that Python has and this has not, or that does not suit the figure.
    init?(_ notation: String, of figure: String) {
        guard let match = notation.wholeMatch(of: /(0?)(\d{0,2})(?:\.(\d{1,2}))?([df]?)/) else {
            return nil
        }
        let isWhole = figure == "epoch"
        let kind = match.output.4
        guard isWhole ? kind != "f" && match.output.3 == nil : kind != "d" else { return nil }
        guard match.output.3 == nil || kind == "f" else { return nil }
        isZeroPadded = !match.output.1.isEmpty
        width = Int(match.output.2) ?? 0
        decimals = isWhole ? nil : match.output.3.flatMap { Int($0) } ?? (kind == "f" ? 6 : nil)
    }

    func text(_ value: Double) -> String {
        let text = decimals.map { fixed(value, $0) } ?? short(value)
        let missing = max(0, width - text.count)
        return String(repeating: isZeroPadded ? "0" : " ", count: missing) + text
    }
}

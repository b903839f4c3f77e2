import Diagnostics
import Engine
import Interchange
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// The file of one `csv_log(…)` of a `fit`: a line of figures for every epoch, as Keras's CSVLogger
/// writes it.
///
/// After each epoch the file is written anew, whole or not at all. One that cannot be written ends no
/// training: it is said, and the training goes on.
package struct TrainingLog: Sendable {
    /// As it was written.
    package let name: String
    package let span: SourceSpan
    private let separator: String
    /// Whether the learning rate is among the figures: where a callback before this one changes it.
    private let logsRate: Bool
    private var text = ""
    private var lines = 0
    private var rate = Double.nan
    private var refusal: String?

    package static let endings = [".csv", ".tsv", ".log", ".txt"]
    private static let separators = [",", ";", "|", "\t", " "]

    /// - Throws: where the name's ending is another, or the separator is none.
    init(
        _ name: String, separator: Expression?, logsRate: Bool, at span: SourceSpan
    ) throws(Diagnostic) {
        guard Self.endings.contains(where: { name.lowercased().hasSuffix($0) }) else {
            throw Diagnostic(
                "a log's file ends in \(Self.endings.joined(separator: ", "))",
                hint: "For example: csv_log(\"log.csv\")", at: span)
        }
        self.name = name
        self.span = span
        self.logsRate = logsRate
        self.separator = try separator?.name("separator") ?? ","
        guard Self.separators.contains(self.separator) else {
            throw Diagnostic(
                "separator must be \",\", \";\", \"|\", a space or a tab",
                at: separator?.span ?? span)
        }
    }

    /// Writes the file with the line of one more epoch.
    mutating func note(
        _ result: EpochResult, _ compiled: Compiled, _ context: StatementContext
    ) {
        if lines == 0 { rate = compiled.plan.optimizer.learningRate }
        var figures = compiled.values(of: result)
        if logsRate { figures.append(MetricValue("learning_rate", rate)) }
        figures.sort { $0.name < $1.name }
        // As Keras has it: without validation there are columns for it, of which nothing is known.
        let missing = result.validation == nil ? figures.map { "val_" + $0.name } : []
        if lines == 0 { add(["epoch"] + figures.map(\.name) + missing) }
        add(
            ["\(lines)"] + figures.map { $0.value.description }
                + missing.map { _ in "NA" })
        lines += 1
        rate = result.changedLearningRate ?? rate
        do throws(Diagnostic) {
            let path = try context.environment.writablePath(name)
            try ModelFileStatements.writing { () throws(InterchangeError) in
                try WholeFile.save(text, to: path, permit: context.recorder.permit)
            }
        } catch {
            if refusal == nil { context.warn(error.message, hint: error.hint) }
            refusal = error.message
        }
    }

    private mutating func add(_ fields: [String]) {
        text += fields.joined(separator: separator) + "\r\n"
    }

    /// What the file holds now; nil where it could not be written.
    var sentence: String? {
        guard refusal == nil else { return nil }
        return lines == 0
            ? "\(name) was not written: no epoch came to its end."
            : "\(name) holds the figures of \(counted(lines, "epoch")), a line each."
    }

    /// Refuses places that nothing may be written to, before any training.
    static func check(
        _ logs: [TrainingLog], _ environment: SessionEnvironment
    ) throws(Diagnostic) {
        for log in logs {
            do throws(Diagnostic) {
                _ = try environment.writablePath(log.name)
            } catch {
                throw error.placed(at: log.span)
            }
        }
    }
}

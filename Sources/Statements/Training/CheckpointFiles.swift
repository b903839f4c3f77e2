import Diagnostics
import Engine
import Interchange
import Output
import Wording
import Workbench

/// Writes the files of a run's checkpoints as its epochs end, each whole or not at all.
///
/// A file that cannot be written ends no training: it is said, and the training goes on.
struct CheckpointFiles {
    private struct Written {
        var names: [String] = []
        var lastEpoch = 0
    }

    private let files: [Int: CheckpointFile]
    private let context: StatementContext
    private var written: [Int: Written] = [:]
    private var refusals: Set<String> = []

    /// - Parameter files: by the places of their callbacks.
    init(_ files: [Int: CheckpointFile], _ context: StatementContext) {
        self.files = files
        self.context = context
    }

    /// Refuses places that nothing may be written to, before any training.
    static func check(
        _ files: [Int: CheckpointFile], _ environment: SessionEnvironment
    ) throws(Diagnostic) {
        for (_, file) in files.sorted(by: { $0.key < $1.key }) {
            do throws(Diagnostic) {
                _ = try environment.writablePath(file.name)
            } catch {
                throw error.placed(at: file.span)
            }
        }
    }

    /// Writes the model at the end of an epoch.
    mutating func write(
        _ model: SavedModel, of callback: Int, _ compiled: Compiled, _ result: EpochResult
    ) {
        guard let file = files[callback] else { return }
        let name = file.name(epoch: result.epoch, compiled.values(of: result))
        do throws(Diagnostic) {
            let path = try context.environment.writablePath(name)
            try ModelFileStatements.writing { () throws(InterchangeError) in
                if file.weightsOnly {
                    try WeightFile.save(model, to: path, permit: context.recorder.permit)
                } else {
                    try KerasFile.save(model, to: path, permit: context.recorder.permit)
                }
            }
            var done = written[callback] ?? Written()
            if !done.names.contains(name) { done.names.append(name) }
            done.lastEpoch = result.epoch
            written[callback] = done
        } catch {
            guard refusals.insert(error.message).inserted else { return }
            context.warn(error.message, hint: error.hint)
        }
    }

    /// What the files hold now, a sentence each.
    var sentences: [String] {
        files.sorted { $0.key < $1.key }.compactMap { place, file in
            let what = file.weightsOnly ? "weights" : "model"
            guard let done = written[place], let last = done.names.last else {
                return refusals.isEmpty
                    ? "\(file.name) was not written: no epoch came to an end that was to be kept."
                    : nil
            }
            if done.names.count > 1 {
                return "\(counted(done.names.count, "file")) hold the \(what) as "
                    + "\(file.weightsOnly ? "they were" : "it was") after their epochs: "
                    + "\(done.names[0]) … \(last)."
            }
            return
                "\(last) holds the \(what) as \(file.weightsOnly ? "they were" : "it was") after "
                + "epoch \(done.lastEpoch)" + (file.savesBestOnly ? ", the best so far." : ".")
        }
    }
}

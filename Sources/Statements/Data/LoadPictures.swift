import Datasets
import Diagnostics
import Engine
import Files
import Output
import Vocabulary
import Wording
import Workbench

/// `load idx`: a folder of the learner's own pictures.
enum LoadPictures {
    static func run(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (written, span) = try FilePath.next(
            from: &reader, needed: "load idx needs the path of a folder.",
            example: "load idx \"digits\"")
        try reader.finish()
        let path = try FilePath.readable(written, context, at: span)
        guard context.environment.isFolder(path) else {
            throw Diagnostic(
                "there is no folder \(written)",
                hint: "Folders are looked for in \(context.environment.workingFolder).", at: span)
        }
        let title = lastComponent(written)
        let set: DataSet
        do throws(DatasetError) {
            set = try IDXFolder.read(path, name: "idx", title: title, needsTest: false)
        } catch {
            throw error.diagnostic().placed(at: span)
        }
        context.add(.data(DataNotice(name: "idx", source: .files)))
        DataStatements.keep(set, in: &state, context)
        let test = set.testInput.map { ", \(grouped($0.count)) to test on" } ?? ""
        let last = set.trainTarget.range().map { short($0.upperBound) } ?? "0"
        context.say(
            "\(title): \(counted(set.trainInput.count, "picture")) to learn from\(test), "
                + "with the labels 0 to \(last).")
        context.add(.table(DataStatements.arrays(of: set)))
        if set.testInput == nil {
            context.say("There is no test part: `split 0.2` keeps some pictures aside.")
        }
    }
}

import Datasets
import Diagnostics
import Engine
import Files
import Output
import Vocabulary
import Wording
import Workbench

/// `load idx` and `load pictures`: a folder of the learner's own pictures.
enum LoadPictures {
    static let options: [StatementDefinition.Option] = [
        .init(name: "set", meaning: "a word of the files' names, where a folder holds several sets")
    ]

    static func run(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (written, span) = try FilePath.next(
            from: &reader, needed: "load idx needs the path of a folder.",
            example: "load idx \"digits\"")
        let part = try reader.option("set")?.name("set") ?? ""
        try reader.finish()
        let path = try folder(written, context, at: span)
        let title = lastComponent(written)
        let set: DataSet
        do throws(DatasetError) {
            set = try IDXFolder.read(path, name: "idx", title: title, set: part, needsTest: false)
        } catch {
            throw error.diagnostic().placed(at: span)
        }
        context.add(.data(DataNotice(name: "idx", source: .files)))
        DataStatements.keep(set, in: &state, context)
        state.data?.arrays = IDXFolder.unusualNames(in: path, set: part, set).map { names in
            let arrays = ["train_input", "train_target", "test_input", "test_target"]
            return ArraySource(path: written, names: zip(arrays, names).map { ($0, $1) })
        }
        let test = set.testInput.map { ", \(grouped($0.count)) to test on" } ?? ""
        let last = set.trainTarget.range().map { short($0.upperBound) } ?? "0"
        let labels =
            set.classNames.isEmpty
            ? "with the labels 0 to \(last)" : "of the classes \(TableAnswer.some(set.classNames))"
        context.say(
            "\(title): \(counted(set.trainInput.count, "picture")) to learn from\(test), \(labels)."
        )
        context.add(.table(DataStatements.arrays(of: set)))
        if set.testInput == nil {
            context.say("There is no test part: `split 0.2` keeps some pictures aside.")
        }
    }

    private static func folder(
        _ written: String, _ context: StatementContext, at span: SourceSpan
    ) throws(Diagnostic) -> String {
        let path = try FilePath.readable(written, context, at: span)
        guard context.environment.isFolder(path) else {
            throw Diagnostic(
                "there is no folder \(written)", hint: whatIsThere(beside: path, context), at: span)
        }
        return path
    }

    /// The folders among which one was looked for.
    private static func whatIsThere(beside path: String, _ context: StatementContext) -> String {
        let place = Files.folder(of: path)
        let names = context.environment.files(in: place).filter {
            !$0.hasPrefix(".") && context.environment.isFolder(place + "/" + $0)
        }
        guard !names.isEmpty else {
            return context.environment.isFolder(place)
                ? "There are no folders in \(place)." : "There is no folder \(place)."
        }
        let shown = names.prefix(8) + (names.count > 8 ? ["…"] : [])
        let all = "Folders in \(place): \(shown.joined(separator: ", "))."
        let meant = Suggestion.nearest(to: lastComponent(path), among: names)
        return Suggestion.hint(meant, all) ?? all
    }

    /// `load pictures "folder"`: PNG files, one sub-folder for each class.
    static func runFolder(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (written, span) = try FilePath.next(
            from: &reader, needed: "load pictures needs the path of a folder.",
            example: "load pictures \"flowers\"")
        try reader.finish()
        let path = try folder(written, context, at: span)
        var folder = try PictureFolder(path, isStopped: { context.isInterrupted }, at: span)
        let set = try folder.dataSet(title: lastComponent(written), at: span)
        context.add(.data(DataNotice(name: "pictures", source: .files)))
        DataStatements.keep(set, in: &state, context)
        state.data?.arrays = ArraySource(
            path: written,
            names: folder.parts.map {
                ($0.part, $0.folder.isEmpty ? written : written + "/" + $0.folder)
            })
        let test = set.testInput.map { ", \(grouped($0.count)) to test on" } ?? ""
        context.say(
            "\(set.title): \(counted(set.trainInput.count, "picture")) to learn from\(test), "
                + "\(counted(set.classNames.count, "class", "classes")): "
                + "\(TableAnswer.some(set.classNames)).")
        context.add(.table(DataStatements.arrays(of: set)))
        for remark in folder.remarks { context.say(remark) }
        if set.testInput == nil {
            context.say(
                "There is no test part: `split 0.2 stratify=true` keeps some of each class aside.")
        }
    }
}

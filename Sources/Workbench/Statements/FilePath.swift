import Diagnostics
import Files
import Language
import Vocabulary
import Wording

/// Paths as statements name them.
package enum FilePath {
    /// The next argument as a path: a text, or a bare name with dots such as `iris.csv`.
    package static func next(
        from reader: inout ArgumentReader, needed message: String, example: String
    ) throws(Diagnostic) -> (path: String, span: SourceSpan) {
        guard let argument = reader.next() else {
            throw Diagnostic(message, hint: "For example: \(example)")
        }
        guard let path = written(in: argument) else {
            throw Diagnostic(
                "a path is needed here", hint: "For example: \(example)", at: argument.span)
        }
        guard !path.isEmpty else {
            throw Diagnostic(
                "this path is empty", hint: "For example: \(example)", at: argument.span)
        }
        return (path, argument.span)
    }

    package static func written(in expression: Expression) -> String? {
        if case .text(let path) = expression.kind { return path }
        return expression.dottedName
    }

    /// Refuses a file that is not there, with the one that was probably meant.
    package static func require(
        _ path: String, endings: [String], _ context: StatementContext, at span: SourceSpan
    ) throws(Diagnostic) {
        let whole = try readable(path, context, at: span)
        guard !context.environment.exists(whole) else { return }
        let folder = folder(of: whole)
        let name = lastComponent(whole)
        guard !isLink(whole) else {
            throw Diagnostic(
                "\(name) is a link that leads nowhere.",
                hint: "Name the file itself, or let the link lead to it.", at: span)
        }
        let names = context.environment.files(in: folder).filter { file in
            !file.hasPrefix(".") && endings.contains { file.lowercased().hasSuffix($0) }
        }
        let meant = Suggestion.nearest(to: name, among: names)
        let listed = names.count > 8 ? names.prefix(8) + ["…"] : names[...]
        throw Diagnostic(
            "\(name) is not there.",
            hint: Suggestion.hint(
                meant,
                (names.isEmpty
                    ? nothing(in: folder, endings, context)
                    : "In \(folder) there are: \(listed.joined(separator: ", ")).")),
            at: span)
    }

    private static func nothing(
        in folder: String, _ endings: [String], _ context: StatementContext
    ) -> String {
        context.environment.isFolder(folder)
            ? "In \(folder) no file ends in \(endings.joined(separator: " or "))."
            : "There is no folder \(folder)."
    }

    /// The same for a file or folder that is to be read; refused where a lesson must not read it.
    package static func readable(
        _ path: String, _ context: StatementContext, at span: SourceSpan
    ) throws(Diagnostic) -> String {
        do throws(Diagnostic) {
            try context.environment.checkReading(path)
        } catch {
            throw error.placed(at: span)
        }
        return resolved(path, context)
    }

    /// Where a path leads from the session's folder; one that `readable` refuses stays as it is.
    package static func resolved(_ path: String, _ context: StatementContext) -> String {
        let environment = context.environment
        return environment.wholePath((try? environment.expanded(path)) ?? path)
    }
}

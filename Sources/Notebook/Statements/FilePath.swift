import Diagnostics
import Language

/// Paths as statements name them.
enum FilePath {
    /// The next argument as a path: a text, or a bare name with dots such as `iris.csv`.
    static func next(
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

    static func written(in expression: Expression) -> String? {
        if case .text(let path) = expression.kind { return path }
        return expression.dottedName
    }

    /// Where a path leads from the session's folder.
    static func resolved(_ path: String, _ context: StatementContext) -> String {
        path.hasPrefix("/") ? path : context.environment.workingFolder + "/" + path
    }
}

import Diagnostics
import Files
import NumPyArrays
import PythonSyntax
import Statements
import Workbench

/// Arrays in files: `np.loadtxt`.
extension PythonEvaluator {
    mutating func callArrayFile(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard name == "loadtxt" || name == "genfromtxt" else {
            throw Diagnostic(
                "numpy.\(name) is not read here",
                hint: "`save` keeps a model; arrays live as long as the session.", at: call.span)
        }
        var taker = ArgumentTaker(call, of: name)
        guard let path = text(try taker.need("fname")) else {
            throw Diagnostic("a file's name is a text", at: call.span)
        }
        let delimiter = taker.option("delimiter").flatMap(text)
        let skipped =
            (taker.option("skiprows") ?? taker.option("skip_header")).flatMap(wholeNumber) ?? 0
        let columns = try taker.option("usecols").map { value throws(Diagnostic) in
            if let one = wholeNumber(value) { return [one] }
            return try sizes(try items(of: value, at: call.span), call)
        }
        let type =
            try taker.option("dtype").map { value throws(Diagnostic) in
                try elementType(named: value)
            } ?? .float64
        try taker.finish()
        let place = taker.span(of: "fname")
        try FilePath.require(path, endings: [".csv", ".txt", ".data", ".tsv"], context, at: place)
        let text = try self.text(ofFile: path, at: place)
        return newArray(
            try computing { () throws(ArrayError) in
                try NDArray.parsed(
                    text, delimiter: delimiter?.first, skippedRows: skipped, columns: columns,
                    type: type)
            })
    }

    private func text(ofFile path: String, at place: SourceSpan) throws(Diagnostic) -> String {
        let whole = try FilePath.readable(path, context, at: place)
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try InputFile.bytes(of: whole, atMost: 200_000_000)
        } catch {
            throw Diagnostic("\(path) cannot be read: \(error)", at: place)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

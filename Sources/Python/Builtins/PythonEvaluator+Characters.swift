import Diagnostics
import PythonSyntax

/// Functions of characters and of numbers as text: `chr`, `ord`, `bin`, `oct`, `hex`.
extension PythonEvaluator {
    func character(_ first: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard let whole = wholeNumber(first),
            let scalar = UInt32(exactly: whole).flatMap(Unicode.Scalar.init)
        else { throw Diagnostic("no character has this number", at: call.span) }
        return .text(String(Character(scalar)))
    }

    func characterNumber(_ first: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard case .text(let text) = first, text.unicodeScalars.count == 1,
            let scalar = text.unicodeScalars.first
        else { throw Diagnostic("ord needs a text of one character", at: call.span) }
        return .integer(Int(scalar.value))
    }

    func writtenToBase(_ name: String, _ first: PythonValue, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        guard let whole = wholeNumber(first) else {
            throw Diagnostic("\(name) needs a whole number", at: call.span)
        }
        return .text(
            try TextFormat("#" + (name == "hex" ? "x" : name.prefix(1))).written(whole))
    }
}

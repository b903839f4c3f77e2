import Statements
import Workbench

/// What Keras takes from a model's file and Bobbin does not.
extension KerasProgram {
    /// A remark above the line that loads the file, in which nothing of it can end the line.
    mutating func writeLeftBehind(_ done: DoneStatement) {
        guard let remark = ModelRemarkText.doneInKeras(done.leftBehind) else { return }
        if !remarks.contains(remark) { remarks.append(remark) }
        var line = "#"
        // Names and values come from the file.
        for word in remark.split(whereSeparator: { $0.isWhitespace || $0.isNewline }) {
            let plain = word.filter {
                $0.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
            }
            if line.count + plain.count > 94, line != "#" {
                add(line)
                line = "#"
            }
            line += " " + plain
        }
        add(line)
    }
}

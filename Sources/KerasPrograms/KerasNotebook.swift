import Interchange

/// A session's program cut into the cells of a Jupyter notebook, with a heading where something new
/// begins.
struct KerasNotebook {
    let program: KerasProgram

    var notebook: JupyterNotebook {
        var cells: [JupyterNotebook.Cell] = [
            .markdown("# A session in Bobbin\n\nThe same steps in Keras, cell by cell.")
        ]
        let head = program.head.joined(separator: "\n").trimmingWhitespace()
        if !head.isEmpty { cells.append(.code(head)) }
        var heading = ""
        for (index, mark) in program.marks.enumerated() {
            let end =
                index + 1 < program.marks.count
                ? program.marks[index + 1].line : program.lines.count
            let code = program.lines[mark.line..<end].joined(separator: "\n").trimmingEnd()
            guard !code.isEmpty else { continue }
            if let new = Self.heading(of: mark.section), new != heading {
                heading = new
                cells.append(.markdown("## \(new)"))
            }
            cells.append(.code(code))
        }
        return JupyterNotebook(cells)
    }

    /// What a group of lines is about; nil where it goes with what stands before it.
    private static func heading(of section: String) -> String? {
        switch section {
        case "data": "The data"
        case "baseline": "A classic baseline"
        case "model": "The model"
        case "compile", "fit": "Training"
        case "measuring": "Measuring"
        case "gradients", "loop": "Learning by hand"
        default: nil
        }
    }
}

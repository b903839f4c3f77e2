import Diagnostics
import Engine
import Interchange
import Language
import Output
import Statements
import Vocabulary
import Wording
import Workbench

/// `export`: the session as a program or a notebook for Python, the model for other programs.
package enum ExportStatement {
    package static let definition = StatementDefinition.looking(
        verb: .export, family: .notebook,
        usage:
            "export keras \"FILE.py\" [--distributed] | ipynb \"FILE.ipynb\" | onnx \"FILE.onnx\"",
        summary:
            "Writes the session as a program for Python with Keras 3, or as a Jupyter notebook; onnx writes the model for programs without Python.",
        example: "export keras \"clothes.py\"", keras: "# The program is Keras.",
        words: ["keras", "ipynb", "onnx", "distributed"],
        notes: """
            - `--distributed` writes a program that trains on all devices of one machine or of many, with Keras's own distribution API on JAX.
            - `keras` alone shows the program without writing it.
            """,
        run: run)

    private static let kinds = ["keras", "ipynb", "onnx"]

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "export", options: [])
        let isDistributed = reader.flag("distributed")
        guard let first = reader.next() else {
            throw Diagnostic(
                "export needs to know what to write.",
                hint: "keras \"FILE.py\", ipynb \"FILE.ipynb\" or onnx \"FILE.onnx\".")
        }
        if case .text(let name) = first.kind {
            throw Diagnostic(
                "export needs to know what kind of file this is",
                hint: "For example: export \(kind(of: name)) \"\(name)\"", at: first.span)
        }
        let kind = try first.choice("kind of export", of: kinds)
        let ending = kind == "keras" ? ".py" : "." + kind
        let (name, span) = try FilePath.next(
            from: &reader, needed: "export \(kind) needs the name of a file.",
            example: "export \(kind) \"mine\(ending)\"")
        try reader.finish()
        guard name.hasSuffix(ending), name.count > ending.count else {
            throw Diagnostic(
                "the file's name ends in \(ending)",
                hint: name.hasSuffix(".ipynb") || name.hasSuffix(".onnx")
                    ? "Of this kind it is: export \(self.kind(of: name)) \"\(name)\""
                    : "For example: export \(kind) \"mine\(ending)\"", at: span)
        }
        let path = try context.environment.writablePath(name)
        let isReplacing = context.environment.isFile(path)
        if kind == "onnx" {
            try exportNetwork(state, name: name, to: path, context)
        } else {
            try exportProgram(state, isDistributed, name: name, to: path, context)
        }
        if isReplacing { context.say("It took the place of the file that had this name.") }
    }

    private static func kind(of name: String) -> String {
        name.hasSuffix(".onnx") ? "onnx" : name.hasSuffix(".ipynb") ? "ipynb" : "keras"
    }

    private static func exportProgram(
        _ state: SessionState, _ isDistributed: Bool, name: String, to path: String,
        _ context: StatementContext
    ) throws(Diagnostic) {
        let done = Array(state.done)
        guard !done.isEmpty else {
            throw Diagnostic(
                "Nothing has been done yet, so there is no program to write.",
                hint: "Begin with `load fashion_mnist`.")
        }
        if isDistributed, KerasDistribution.learnsByHand(done.map(\.statement)) {
            throw Diagnostic(
                "A distributed program runs on JAX, and learning by hand (`record`, `gradient`) needs "
                    + "TensorFlow's tape.",
                hint: "Leave --distributed out: export keras \"\(name)\"")
        }
        try KerasProgram.check(done)
        let program = KerasProgram(done, isDistributed: isDistributed)
        try ModelFileStatements.writing { () throws(InterchangeError) in
            if name.hasSuffix(".ipynb") {
                try KerasNotebook(program: program).notebook.save(
                    to: path, permit: context.recorder.permit)
            } else {
                try WholeFile.save(program.text, to: path, permit: context.recorder.permit)
            }
        }
        let lines = program.text.count(where: { $0 == "\n" })
        context.say(
            name.hasSuffix(".ipynb")
                ? "Wrote the session to \(name), for Jupyter."
                : "Wrote the session to \(name), \(counted(lines, "line")). To run it: python \(name)"
        )
        for remark in program.remarks { context.say(remark) }
        let libraries = program.libraries
        if !libraries.isEmpty {
            context.say("It needs: pip install \(libraries.joined(separator: " "))")
        }
    }

    private static func exportNetwork(
        _ state: SessionState, name: String, to path: String, _ context: StatementContext
    ) throws(Diagnostic) {
        let network = try state.requireNetwork()
        try ModelFileStatements.writing { () throws(InterchangeError) in
            try ONNXFile.save(
                network, name: state.model?.name ?? "sequential", to: path,
                permit: context.recorder.permit)
        }
        context.say(
            "Wrote the model to \(name) with its \(counted(network.parameterCount, "weight")): it takes "
                + "`input` of shape (batch, \(network.inputShape.map(String.init).joined(separator: ", "))) "
                + "and gives `output`. In Python: onnxruntime.InferenceSession(\"\(name)\")"
                + ".run(None, {\"input\": pictures})")
    }
}

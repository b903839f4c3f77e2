import Foundation
import TestSupport
import Testing

@testable import Notebook

/// `save`, `load model` and `load weights`, in a folder of the test's own.
@Suite struct ModelFileTests {
    private let folder = TemporaryFolder()
    private let session: Session

    init() {
        session = Session(SessionEnvironment(in: folder))
        session.restore(Bench.trained)
    }

    /// What the last of these answered, as plain text.
    private func answer(_ lines: String...) -> String {
        var text = ""
        for line in lines { text = session.run(line) { _ in }.map(plain) ?? "" }
        return text
    }

    @Test(arguments: ["mine.keras", "mine.h5"]) func aModelComesBackWhole(_ name: String) throws {
        let before = try session.evaluate("train_loss")
        #expect(
            answer("save \"\(name)\"")
                == "Saved the model in \(name), with its 12,730 weights and how it is trained. "
                + "In Keras: keras.models.load_model(\"\(name)\")")
        #expect(
            answer("model", "load model \"\(name)\"").hasSuffix(
                "it is compiled as it was when it was saved. Adam (learning_rate 0.001) lowers "
                    + "sparse_categorical_crossentropy, going on after step 64."))
        #expect(try session.evaluate("train_loss") == before)
        #expect(!answer("fit 1").contains("error"))
    }

    @Test(arguments: ["w.weights.h5", "w.h5"]) func weightsComeBackAlone(_ name: String) throws {
        let before = try session.evaluate("train_loss")
        #expect(
            answer("save weights \"\(name)\"")
                == "Saved the 12,730 weights in \(name). A model with the same layers takes them with `load weights`."
        )
        _ = answer("fit 1")
        #expect(try session.evaluate("train_loss") != before)
        #expect(
            answer("load weights \"\(name)\"")
                == "The 12,730 weights are now those of \(name).")
        #expect(try session.evaluate("train_loss") == before)
    }

    @Test func whatIsWrongIsSaidAndNothingIsWritten() throws {
        for (line, expected) in [
            ("save", "save needs the name of a file."),
            ("save \"m.txt\"", "a model's file ends in .keras or .h5"),
            ("save \"m.weights.h5\"", "a model's file ends in .keras or .h5"),
            ("save weights \"m.keras\"", "a file of weights ends in .weights.h5"),
            ("save \"/etc/m.keras\"", "lies outside of the folders"),
            ("save \"no/m.keras\"", "its folder is not there"),
            ("load model \"no.keras\"", "no.keras is not there."),
            ("load weights \"no.weights.h5\"", "no.weights.h5 is not there."),
            ("load model", "load model needs the name of a file."),
        ] {
            #expect(answer(line).contains(expected), "\(line)")
        }
        #expect(try folder.names == [])
    }
}

import Foundation
import TestSupport
import Testing

@testable import Notebook

/// Model files of other Kerases, as `InterchangeTests/Fixtures/old_keras.py` had them written, opened in
/// a session.
@Suite struct LoadOldModelTests {
    private let folder = TemporaryFolder()
    private let session: Session

    init() throws {
        session = Session(SessionEnvironment(in: folder))
        let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let files = own.deletingLastPathComponent().path + "/InterchangeTests/Fixtures/old/"
        for (from, to) in [
            ("keras-1.2/adam.h5", "one.h5"), ("keras-2.2/adam_decay.h5", "decay.h5"),
            ("keras-2.2/input_layer.h5", "begun.h5"), ("keras-2.10/rmsprop.h5", "rms.h5"),
            ("keras-2.15/adam.h5", "custom.h5"), ("keras-2.15/adamax.h5", "adamax.h5"),
            ("keras-3.15/uncompiled.keras", "plain.keras"),
            ("keras-2.15/adam.json", "model.json"), ("keras-2.15/adam.w.h5", "w.h5"),
        ] {
            let content = try Data(contentsOf: URL(fileURLWithPath: files + from))
            _ = try folder.write(Array(content), to: to)
        }
    }

    private func answers(_ lines: [String]) -> String {
        lines.map { line in
            "> \(line)\n" + (session.run(line) { _ in }.map(plain) ?? "")
        }.joined(separator: "\n")
    }

    @Test func eachSaysWhatCame() {
        expectText(
            answers(
                [
                    "one.h5", "decay.h5", "begun.h5", "rms.h5", "custom.h5", "adamax.h5",
                    "plain.keras",
                ].map { "load model \"\($0)\"" }),
            """
            > load model "one.h5"
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential with its 51 weights; it is compiled as it was when it was saved. Adam (learning_rate 0.01) lowers sparse_categorical_crossentropy, going on after step 15.
            > load model "decay.h5"
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential_1 with its 51 weights; it is compiled as it was when it was saved. Adam (learning_rate inverse_time_decay(0.01, decay_steps=1, decay_rate=0.01)) lowers sparse_categorical_crossentropy, going on after step 15.
            Its decay 0.01 is the schedule inverse_time_decay here, which does the same.
            > load model "begun.h5"
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential_2 with its 51 weights; it is compiled as it was when it was saved. Adam (learning_rate 0.01) lowers sparse_categorical_crossentropy, going on after step 15.
            The file does not tell the shape of the inputs; by its first weights it is (4,).
            > load model "rms.h5"
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential_1 with its 51 weights; it is compiled as it was when it was saved. RMSprop (learning_rate 0.003) lowers sparse_categorical_crossentropy, going on after step 15.
            RMSprop divided by √v + epsilon then; as in Keras 3 it is √(v + epsilon) here, so that training goes on a little otherwise.
            > load model "custom.h5"
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential with its 51 weights; it is compiled as it was when it was saved. Adam (learning_rate 0.01) lowers sparse_categorical_crossentropy, going on after step 15.
            > load model "adamax.h5"
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential_1 with its 51 weights; `compile` it before training.
            How it was trained was left behind: the optimizer Adamax does not exist here.
            > load model "plain.keras"
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential_2 with its 51 weights; `compile` it before training.
            """)
    }

    @Test func layersAsTextAndTheirWeights() {
        expectText(
            answers([
                "load model \"model.json\"", "load weights \"w.h5\"", "save \"back.keras\"",
                "load model \"custom.h5\" compile=false", "load model \"custom.h5\" compile=maybe",
                "load model \"w.h5\"", "load model \"one.h5\" compile=false", "keras",
            ]),
            """
            > load model "model.json"
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Built sequential; its 51 weights are drawn anew. Its own come with `load weights "FILE.h5"`.
            > load weights "w.h5"
            The 51 weights are now those of w.h5.
            > save "back.keras"
            Saved the model in back.keras, with its 51 weights. In Keras: keras.models.load_model("back.keras")
            > load model "custom.h5" compile=false
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential with its 51 weights; `compile` it before training.
            > load model "custom.h5" compile=maybe
            load model "custom.h5" compile=maybe
                                           ^^^^^ compile must be true or false
            > load model "w.h5"
            w.h5 holds weights only, without the layers that they belong to.
            Build the model first, then: load weights "w.h5".
            > load model "one.h5" compile=false
            1  Dense relu  (4,) → (6,)  4·6 + 6 = 30
            2  Dense softmax  (6,) → (3,)  6·3 + 3 = 21
            Loaded sequential with its 51 weights; `compile` it before training.
            > keras
            import keras

            with open("model.json") as file:
                model = keras.models.model_from_json(file.read())
            model.load_weights("w.h5")
            model.save("back.keras")
            model = keras.models.load_model("one.h5", compile=False)

            """)
    }

    /// Keras counts a regularizer in the loss that `evaluate` tells too, a constraint in training alone.
    @Test func whatIsLeftBehindSaysWhatItCountsIn() throws {
        let text = try String(
            contentsOf: URL(fileURLWithPath: folder.path + "/model.json"), encoding: .utf8)
        for (setting, kind, sentence) in [
            (
                "activity_regularizer", "L2",
                "in Keras the loss counts regularizers, in evaluate too."
            ),
            ("kernel_constraint", "NonNeg", "it counts in training alone."),
        ] {
            let edited = text.replacingOccurrences(
                of: "\"\(setting)\": null",
                with: "\"\(setting)\": {\"class_name\": \"\(kind)\", \"config\": {}}")
            #expect(edited != text)
            _ = try folder.write(Array(edited.utf8), to: "left.json")
            let answer = answers(["load model \"left.json\""])
            #expect(
                answer.contains(
                    "Left behind: \(setting) \(kind) of dense, dense_1. "
                        + "None of it changes a prediction; \(sentence)"), "\(answer)")
        }
    }

    /// A layer that a file keeps from training stays so when other data has the model built anew.
    @Test func frozenLayersStayFrozenForOtherData() throws {
        let text = try String(
            contentsOf: URL(fileURLWithPath: folder.path + "/model.json"), encoding: .utf8)
        let frozen = text.replacingOccurrences(
            of: #""name": "dense", "trainable": true"#,
            with: #""name": "dense", "trainable": false"#)
        #expect(frozen != text)
        _ = try folder.write(Array(frozen.utf8), to: "frozen.json")
        _ = answers(["load model \"frozen.json\"", "x = normal(20, 5)", "y = zeros(20)"])
        #expect(answers(["summary"]).contains("Trainable params: 21 "))
        _ = answers(["load arrays x y"])
        #expect(answers(["summary"]).contains("Total params: 57 "))
        #expect(answers(["summary"]).contains("Trainable params: 21 "))
    }
}

import Engine
import JSON
import Testing

@testable import Interchange

/// Losses with settings as Keras writes them into its files.
@Suite struct LossConfigTests {
    /// What `model.save` of Keras 3.15.1 and of tf.keras 2.15 wrote for a loss.
    @Test(arguments: [
        (
            #"{"module": "keras.losses", "class_name": "SparseCategoricalCrossentropy", "config": {"name": "sparse_categorical_crossentropy", "reduction": "sum_over_batch_size", "from_logits": true, "ignore_class": null}, "registered_name": null}"#,
            "sparse_categorical_crossentropy"
        ),
        (
            #"{"class_name": "CategoricalCrossentropy", "config": {"name": "categorical_crossentropy", "reduction": "sum_over_batch_size", "from_logits": true, "label_smoothing": 0.0, "axis": -1}}"#,
            "categorical_crossentropy"
        ),
        (
            #"{"class_name": "BinaryCrossentropy", "config": {"reduction": "auto", "name": "binary_crossentropy", "from_logits": true, "label_smoothing": 0.0, "axis": -1, "fn": "binary_crossentropy"}}"#,
            "binary_crossentropy"
        ),
    ])
    func ofRawOutputs(loss: String, name: String) throws {
        let text = #"{"optimizer": "adam", "loss": \#(loss), "metrics": ["accuracy"]}"#
        let json = try JSONValue.read(Array(text.utf8), place: "config.json")
        let found = TrainingConfig.read(json, age: .third)
        #expect(found.remarks.isEmpty)
        let training = try #require(found.training)
        #expect(training.plan.loss.name == name)
        #expect(training.plan.loss.fromLogits)
    }
}

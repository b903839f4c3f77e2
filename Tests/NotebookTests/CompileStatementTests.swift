import Testing

@testable import Notebook

/// What `compile` chooses and says.
@Suite struct CompileStatementTests {
    @Test func choosing() {
        expectTranscript(
            from: .modelled,
            #"""
            > compile
            RMSprop (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > compile adam
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > COMPILE RMSProp
            RMSprop (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > compile sgd momentum=0.9 nesterov=true
            SGD (learning_rate 0.01, momentum 0.9, nesterov) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > compile sgd(momentum=0.9, nesterov=true) metrics=[accuracy, acc] loss=sparse_categorical_crossentropy
            SGD (learning_rate 0.01, momentum 0.9, nesterov) will lower sparse_categorical_crossentropy. Watching accuracy, acc.
            > compile sgd metrics=[accuracy, mae]
            compile sgd metrics=[accuracy, mae]
                                ^^^^^^^^^^^^^^^ mae does not fit here: the model puts out 10 numbers an example, and a target is 1 number
            For classes: metrics=accuracy, which suits every kind of target.
            > compile optimizer=Adam(learning_rate=0.01)
            Adam (learning_rate 0.01) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > compile keras.optimizers.SGD(learning_rate=0.1)
            SGD (learning_rate 0.1) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > compile optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy. Watching accuracy.
            > compile adamw weight_decay=0.1
            AdamW (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > compile nadam
            Nadam (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > compile adagrad
            Adagrad (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            """#)
    }

    @Test func numbers() {
        expectTranscript(
            from: .small,
            #"""
            > add Dense 1
            1  Dense  (784,) → (1,)  784·1 + 1 = 785
            > compile adam
            Adam (learning_rate 0.001) will lower mean_squared_error, chosen because the last layer puts out plain numbers and the targets are numbers. Watching mean_absolute_error.
            warning: The targets are 10 classes, and mean_squared_error takes their numbers for amounts.
            To tell the classes apart: `pop`, then `add Dense 10 softmax`.
            > compile adam loss=mse
            Adam (learning_rate 0.001) will lower mean_squared_error. Watching mean_absolute_error.
            > compile adam loss=huber metrics=mse
            Adam (learning_rate 0.001) will lower huber. Watching mse.
            """#)
    }
}

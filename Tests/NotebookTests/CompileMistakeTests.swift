import Testing

@testable import Notebook

/// What `compile` refuses, and how.
@Suite struct CompileMistakeTests {
    @Test func names() {
        expectTranscript(
            from: .modelled,
            #"""
            > compile adm
            compile adm
                    ^^^ there is no optimizer called adm
            Did you mean Adam? Optimizers: SGD, Adagrad, RMSprop, Adam, AdamW, Nadam.   help compile
            > compile 5
            compile 5
                    ^ the optimizer must be a name
            > compile adam sgd
            compile adam sgd
                         ^^^ Adam has no use for this
            help compile
            > compile adam loss=sparse
            compile adam loss=sparse
                              ^^^^^^ there is no loss called sparse
            Did you mean sparse_categorical_crossentropy? There are: sparse_categorical_crossentropy, categorical_crossentropy, binary_crossentropy, mean_squared_error, mean_absolute_error, huber, bce, mae, mse.
            > compile adam loss=crossentropy
            compile adam loss=crossentropy
                              ^^^^^^^^^^^^ there is no loss called crossentropy
            Did you mean sparse_categorical_crossentropy? There are: sparse_categorical_crossentropy, categorical_crossentropy, binary_crossentropy, mean_squared_error, mean_absolute_error, huber, bce, mae, mse.
            > compile adam metrics=acuracy
            compile adam metrics=acuracy
                                 ^^^^^^^ there is no metric called acuracy
            Did you mean accuracy? There are: accuracy, mean_absolute_error, mean_squared_error, acc, binary_accuracy, categorical_accuracy, mae, mse, sparse_categorical_accuracy.
            > compile adam metrics=[accuracy, accuracy]
            compile adam metrics=[accuracy, accuracy]
                                            ^^^^^^^^ accuracy is named twice
            > compile adam metrics=5
            compile adam metrics=5
                                 ^ metric must be a name
            """#)
    }

    @Test func options() {
        expectTranscript(
            from: .modelled,
            #"""
            > compile adam learning_rate=0
            compile adam learning_rate=0
                                       ^ learning_rate must be greater than 0
            > compile adam learning_rate=-1
            compile adam learning_rate=-1
                                       ^^ learning_rate must be greater than 0
            > compile adam learning_rate=fast
            compile adam learning_rate=fast
                                       ^^^^ learning_rate must be a number
            > compile adam momentum=0.9
            compile adam momentum=0.9
                         ^^^^^^^^ Adam has no option called momentum
            Options: optimizer, loss, metrics, learning_rate, beta_1, beta_2, epsilon, amsgrad, clipnorm, clipvalue, global_clipnorm.   help compile
            > compile sgd momentum=1.5
            compile sgd momentum=1.5
                                 ^^^ momentum must be from 0 to 1
            > compile sgd nesterov=1
            compile sgd nesterov=1
                                 ^ nesterov must be true or false
            > compile adam beta_1=1
            compile adam beta_1=1
                                ^ beta_1 must be at least 0 and less than 1
            > compile sgd(0.1)
            compile sgd(0.1)
                        ^^^ options of SGD need their names
            For example: sgd(learning_rate=0.01)
            > compile sgd(learning_rate=0.1) learning_rate=0.2
            compile sgd(learning_rate=0.1) learning_rate=0.2
                                           ^^^^^^^^^^^^^ learning_rate is given twice
            > compile adam 0.001
            compile adam 0.001
                         ^^^^^ Adam has no use for this
            help compile
            """#)
    }

    @Test func lossesThatDoNotFit() {
        expectTranscript(
            from: .modelled,
            #"""
            > compile adam loss=mse
            compile adam loss=mse
                              ^^^ mean_squared_error does not fit here: it compares 10 outputs with as many targets, and there is 1.
            The model puts out (10,) an example, and a target is one number. `one_hot` makes rows of the targets; as class numbers they take loss=sparse_categorical_crossentropy.
            > compile adam loss=binary_crossentropy
            compile adam loss=binary_crossentropy
                              ^^^^^^^^^^^^^^^^^^^ binary_crossentropy does not fit here: it compares 10 outputs with as many targets, and there is 1.
            The model puts out (10,) an example, and a target is one number.   help compile
            > compile adam loss=categorical_crossentropy
            compile adam loss=categorical_crossentropy
                              ^^^^^^^^^^^^^^^^^^^^^^^^ categorical_crossentropy does not fit here: it compares 10 outputs with as many targets, and there is 1.
            The model puts out (10,) an example, and a target is one number. `one_hot` makes rows of the targets; as class numbers they take loss=sparse_categorical_crossentropy.
            """#)
    }

    @Test func tooFewUnits() {
        expectTranscript(
            from: .small,
            #"""
            > add Dense 5 softmax
            1  Dense softmax  (784,) → (5,)  784·5 + 5 = 3925
            > compile adam
            The data has 10 classes (T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal, Shirt, Sneaker, Bag, Ankle boot), and the last layer puts out 5 numbers.
            A softmax needs one unit for every class: `pop`, then `add Dense 10 softmax`.
            > model Dense(1, softmax)
            1  Dense softmax  (784,) → (1,)  784·1 + 1 = 785
            > compile adam
            A softmax over a single unit is always 1, so there is nothing to learn.
            For two classes use `add Dense 1 sigmoid` or `add Dense 2 softmax`.
            > model Dense(1, sigmoid)
            1  Dense sigmoid  (784,) → (1,)  784·1 + 1 = 785
            > compile adam
            A sigmoid at the end answers yes or no, and the targets run from 0 to 9.
            For several classes end with `add Dense 10 softmax`.
            > model Dense(10)
            1  Dense  (784,) → (10,)  784·10 + 10 = 7850
            > compile adam
            The last layer puts out 10 numbers without a softmax, and a target is 1 number, so no loss fits by itself.
            For classes end with `add Dense 10 softmax`, or let the loss make shares of the numbers: loss=sparse_categorical_crossentropy(from_logits=true).
            > model Dense(10, sigmoid)
            1  Dense sigmoid  (784,) → (10,)  784·10 + 10 = 7850
            > compile adam
            The last layer puts out 10 numbers without a softmax, and a target is 1 number, so no loss fits by itself.
            For classes end with `add Dense 10 softmax`, or name a loss with loss=….
            > model Dense(1)
            1  Dense  (784,) → (1,)  784·1 + 1 = 785
            > compile adam loss=sparse_categorical_crossentropy
            compile adam loss=sparse_categorical_crossentropy
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The data has 10 classes (T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal, Shirt, Sneaker, Bag, Ankle boot), and the last layer puts out 1 number.
            A softmax needs one unit for every class: `pop`, then `add Dense 10 softmax`.
            """#)
    }
}

extension Glossary {
    /// Epochs, losses and gradients.
    static let englishTraining = """
        term: train
        also: training, learn, learning, fit
        text: To change the weights again and again, a little each time, so that the loss falls.
          `fit 5` walks through all examples five times; with 48,000 pictures, 32 at a time, that
          makes 7,500 small changes.
        see: epoch, batch, gradient descent, `fit`
        lesson: first-network#fit

        term: compile
        also: compiling, model.compile
        text: To choose how the model learns: the optimizer, the loss and the metrics. `compile
          adam` leaves loss and metrics to Bobbin, which takes them from the last layer and the
          targets and says so. Compiling again starts the history anew and keeps the weights.
        see: optimizer, loss, metric, `compile`
        lesson: first-network#compile

        term: epoch
        also: epochs
        text: One walk through all training examples. With 48,000 pictures in batches of 32 it is
          1,500 small changes of the weights. `fit 5` is five epochs; too few and the network has
          not learned yet, too many and it learns by heart.
        see: batch, iteration, overfitting, `fit 5`
        lesson: first-network#fit

        term: batch
        also: mini-batch, minibatch, batch_size, batch size, mini batch
        text: The examples after which the weights are changed once; 32 unless you say otherwise.
          `fit 5 batch_size=64` takes twice as many: half as many steps an epoch, and each a
          little smoother.
        see: epoch, iteration, stochastic gradient descent, `fit`
        lesson: optimizers#iterations

        term: iteration
        also: iterations, step, steps, update, training step
        text: One change of the weights, after one batch. 48,000 examples in batches of 32 make
          1,500 iterations an epoch. The progress bar counts them.
        see: batch, epoch
        lesson: optimizers#iterations

        term: loss
        also: loss function, losses, objective
        text: One number that says how wrong the network is; training lowers it. For classes it
          is -ln of the probability given to the right one: 0.01 for a probability of 0.99, and
          4.6 for 0.01. At the start it should be what guessing costs, ln(10) = 2.3 for ten
          classes.
        see: crossentropy, mean_squared_error, cost, metric, val_loss
        lesson: first-network#loss-at-start

        term: cost
        also: cost function, error function
        text: Another word for the loss, above all for the mean over all examples. Nine taxi
          rides guessed to be free, though they cost from 2 to 8, have a cost of 28.75, the mean
          of the squares.
        see: loss, mean_squared_error, `record`
        lesson: under-the-hood#first-cost

        term: crossentropy
        also: cross-entropy, cross entropy, log loss, negative log likelihood
        text: The loss for classes: -ln of the probability that was given to what is true. Sure
          and right costs almost nothing, sure and wrong costs a lot: 0.5 costs 0.69, 0.01 costs
          4.6.
        see: binary_crossentropy, categorical_crossentropy, sparse_categorical_crossentropy
        lesson: first-network#compile

        term: sparse_categorical_crossentropy
        also: SparseCategoricalCrossentropy, sparse categorical crossentropy,
          sparse_categorical_entropy
        text: The crossentropy for one of several classes, when each right answer is a class
          number such as 3. It saves writing the answers as one-hot rows, and comes to the same
          number.
        see: crossentropy, categorical_crossentropy, softmax, one-hot
        lesson: losses-and-outputs#which-of-ten

        term: categorical_crossentropy
        also: CategoricalCrossentropy, categorical crossentropy
        text: The crossentropy for one of several classes, when each right answer is a one-hot
          row such as 0 0 0 1 0. Only the 1 counts, so it is the same number as with class
          numbers.
        see: one-hot, sparse_categorical_crossentropy, `one_hot`
        lesson: losses-and-outputs#same-loss

        term: binary_crossentropy
        also: BinaryCrossentropy, binary crossentropy, bce
        text: The crossentropy for yes or no, after a sigmoid: -ln of the probability given to
          the truth. A coin costs ln(2) = 0.69. It also serves several yes-or-no questions at
          once, one for each output.
        see: sigmoid, crossentropy, binary classification
        lesson: losses-and-outputs#coin

        term: mean_squared_error
        also: mse, MeanSquaredError, mean squared error, squared error
        text: The usual loss for amounts: how far each answer is off, squared, and of that the
          mean. Errors of 1 and 3 give (1 + 9) / 2 = 5, so large errors count most. Under it the
          best single answer is the mean.
        see: mean_absolute_error, regression, cost
        lesson: under-the-hood#first-cost

        term: mean_absolute_error
        also: mae, MeanAbsoluteError, mean absolute error, absolute error
        text: How far the answers are off on average, without signs: errors of 1 and -3 give 2.
          It is easy to read, in the unit of the answers. As a loss it minds a few wild answers
          less than squares do.
        see: mean_squared_error, huber, metric
        lesson: losses-and-outputs#middle

        term: huber
        also: Huber, huber loss
        text: A loss for amounts between the two others: squared for errors below 1, plain for
          larger ones. An error of 0.5 costs 0.125, one of 10 costs 9.5 where half its square
          would be 50. So a few wild answers do not run away with the training.
        see: mean_squared_error, mean_absolute_error
        lesson: losses-and-outputs#middle

        term: metric
        also: metrics
        text: A number that is shown for you to read, such as accuracy, while the loss is what
          training lowers. An accuracy cannot be lowered or raised in small steps, since one
          picture is right or wrong; that is why there is a loss as well. `metrics=[…]` chooses
          them.
        see: accuracy, loss, mean_absolute_error, `compile`
        lesson: losses-and-outputs#measure-ink

        term: gradient
        also: gradients, slope, derivative, derivatives, partial derivative
        text: How much the loss would grow if a weight grew a little: the slope under your feet.
          At the start of the taxi rides it is -12.5 for `w`: turned up by 0.01, `w` lowers the
          cost by about 0.125. Each weight has its own.
        see: gradient descent, backpropagation, gradient check, `gradient`
        lesson: under-the-hood#nudge-w

        term: backpropagation
        also: back propagation, backprop, automatic differentiation, autodiff, chain rule
        text: Finding the gradients of all weights in one walk backwards, from the loss to the
          inputs. Nudging each weight by itself would take 79,510 measurements for a single step
          of a small network; the walk backwards takes about as long as two.
        see: gradient, GradientTape, gradient check
        lesson: under-the-hood#sign

        term: GradientTape
        also: tf.GradientTape, gradient tape, tape, record
        text: TensorFlow's way of taking notes while a loss is computed, so that the gradients
          can be found by going through them backwards. Bobbin's `record cost = …` is the same,
          and `gradient cost w b` reads the notes.
        see: gradient, variable, TensorFlow, `record`
        lesson: under-the-hood#first-cost

        term: variable
        also: tf.Variable, variables
        text: A number or array that can be learned, so that gradients can be asked for it.
          `variable w = 0` makes one; in TensorFlow `w = tf.Variable(0.)`. The weights of a
          network are variables, too.
        see: gradient, weight, `variable`
        lesson: under-the-hood#start

        term: gradient check
        also: gradcheck, gradient checking, numerical gradient, finite differences
        text: Comparing the gradients found by backpropagation with what the loss really does
          when a weight is nudged. They should agree to several digits; 1 in 100 or more apart is
          a mistake in the program.
        see: gradient, backpropagation, `gradcheck`
        lesson: under-the-hood#gradcheck
        """
}

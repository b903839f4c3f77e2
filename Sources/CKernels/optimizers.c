// The update rules of Keras's optimizers: one pass over the parameters each.
#include <math.h>

#include "adam.h"
#include "clones.h"
#include "kernels.h"

BOBBIN_CLONES
void bobbin_sgd(float *restrict w, const float *restrict g, ptrdiff_t count, float rate) {
    for (ptrdiff_t i = 0; i < count; i++) w[i] -= rate * g[i];
}

BOBBIN_CLONES
void bobbin_sgd_momentum(float *restrict w, const float *restrict g, float *restrict m,
                         ptrdiff_t count, float rate, float momentum, int nesterov) {
    if (nesterov) {
        for (ptrdiff_t i = 0; i < count; i++) {
            m[i] = momentum * m[i] - rate * g[i];
            w[i] += momentum * m[i] - rate * g[i];
        }
    } else {
        for (ptrdiff_t i = 0; i < count; i++) {
            m[i] = momentum * m[i] - rate * g[i];
            w[i] += m[i];
        }
    }
}

BOBBIN_CLONES
void bobbin_adagrad(float *restrict w, const float *restrict g, float *restrict a,
                    ptrdiff_t count, float rate, float epsilon) {
    for (ptrdiff_t i = 0; i < count; i++) {
        a[i] += g[i] * g[i];
        w[i] -= rate * g[i] / sqrtf(a[i] + epsilon);
    }
}

BOBBIN_CLONES
static void rmsprop_plain(float *restrict w, const float *restrict g, float *restrict v,
                          ptrdiff_t count, float rate, double rho, float epsilon) {
    float keep = (float)rho, add = (float)(1.0 - rho);
    for (ptrdiff_t i = 0; i < count; i++) {
        v[i] = keep * v[i] + add * g[i] * g[i];
        w[i] -= rate * g[i] / sqrtf(v[i] + epsilon);
    }
}

void bobbin_rmsprop(float *w, const float *g, float *v, float *average, float *momentum_slot,
                    ptrdiff_t count, float rate, double rho, float momentum, float epsilon) {
    if (!average && !momentum_slot) {
        rmsprop_plain(w, g, v, count, rate, rho, epsilon);
        return;
    }
    float keep = (float)rho, add = (float)(1.0 - rho);
    for (ptrdiff_t i = 0; i < count; i++) {
        v[i] = keep * v[i] + add * g[i] * g[i];
        float spread = v[i] + epsilon;
        if (average) {
            average[i] = keep * average[i] + add * g[i];
            spread = v[i] - average[i] * average[i] + epsilon;
        }
        float change = rate * g[i] / sqrtf(spread);
        if (momentum_slot) {
            momentum_slot[i] = momentum * momentum_slot[i] + change;
            change = momentum_slot[i];
        }
        w[i] -= change;
    }
}

BOBBIN_CLONES
static void adam_plain(float *restrict ws, const float *restrict gs, float *restrict ms,
                       float *restrict vs, bobbin_adam_run rule) {
    for (ptrdiff_t i = 0; i < rule.count; i++) {
        float w = ws[i], g = gs[i], m = ms[i], v = vs[i];
        BOBBIN_ADAM(w, g, m, v, rule, sqrtf)
        ms[i] = m;
        vs[i] = v;
        ws[i] = w;
    }
}

void bobbin_adam_finish(bobbin_adam_run *run) {
    adam_plain(run->w, run->g, run->m, run->v, *run);
    run->count = 0;
}

BOBBIN_CLONES
void bobbin_amsgrad(float *restrict w, const float *restrict g, float *restrict m,
                    float *restrict v, float *restrict highest, bobbin_adam_run rule) {
    for (ptrdiff_t i = 0; i < rule.count; i++) {
        m[i] += (g[i] - m[i]) * rule.one_less_beta_1;
        v[i] += (g[i] * g[i] - v[i]) * rule.one_less_beta_2;
        highest[i] = fmaxf(highest[i], v[i]);
        w[i] -= m[i] * rule.rate / (sqrtf(highest[i]) + rule.epsilon);
    }
}

BOBBIN_CLONES
void bobbin_nadam(float *restrict w, const float *restrict g, float *restrict m,
                  float *restrict v, ptrdiff_t count, float rate, double beta_1, double beta_2,
                  float epsilon, float m_scale, float g_scale, float v_scale) {
    float one_less_beta_1 = (float)(1.0 - beta_1), one_less_beta_2 = (float)(1.0 - beta_2);
    for (ptrdiff_t i = 0; i < count; i++) {
        m[i] += (g[i] - m[i]) * one_less_beta_1;
        v[i] += (g[i] * g[i] - v[i]) * one_less_beta_2;
        float mean = m_scale * m[i] + g_scale * g[i];
        w[i] -= mean * rate / (sqrtf(v[i] * v_scale) + epsilon);
    }
}

BOBBIN_CLONES
void bobbin_scale(float *w, ptrdiff_t count, float factor) {
    for (ptrdiff_t i = 0; i < count; i++) w[i] *= factor;
}

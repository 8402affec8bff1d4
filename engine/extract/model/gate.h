#pragma once

namespace relata::extract {

// A gate between 0 and 1: the logistic function as a quotient of polynomials (the Padé approximation of tanh, exactly flat from +-6 on). No
// function of the mathematical library is involved, so that every machine and instruction set computes the same bits.
inline float gate(float x) {
  float y = 0.5F * x;
  y = y < -3.0F ? -3.0F : y;
  y = y > 3.0F ? 3.0F : y;
  const float square = y * y;
  return 0.5F + 0.5F * (y * (27.0F + square) / (27.0F + 9.0F * square));
}

// Its derivative.
inline float gate_slope(float x) {
  float y = 0.5F * x;
  y = y < -3.0F ? -3.0F : y;
  y = y > 3.0F ? 3.0F : y;
  const float square = y * y;
  const float quotient = (9.0F - square) / (3.0F + square);
  return quotient * quotient / 36.0F;
}

}  // namespace relata::extract

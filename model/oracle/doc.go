// Package oracle holds textbook models that parts of the model must agree with: floating catchments over points, Leslie's
// projection, the stock of staff. Only tests use it; the program does not contain it.
package oracle

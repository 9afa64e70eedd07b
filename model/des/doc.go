// Package des is a discrete-event kernel.
package des

// Package workforce is who works in the community health centres and how far their time reaches. Every
// GP is an individual who joins, goes on study leave, resigns or retires; other staff are pools of
// full-time equivalents. Working time follows WISN, and Allocate spends it in a stated order.
package workforce

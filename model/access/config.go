// Package access measures how far residents are from care: minutes from every demand point to every
// open facility, on foot and by bicycle, the share within the threshold, and the GPs within reach.
//
// Minutes are straight line × detour ÷ speed. Everything is measured again only when a facility opens,
// closes or moves, or when a speed changes; a street network would replace the straight lines in one
// place, State.measure.
package access

// Config holds what a scenario says about travel. All fields may change between months.
type Config struct {
	// WalkSpeed of residents under 60, in km/h.
	WalkSpeed float64 `param:"walk_speed" unit:"km/h" min:"0.5" max:"10" zh:"60岁以下步行速度" en:"Walking speed below 60 years"`
	// WalkSpeedOlder of residents of 60 and over, in km/h (O340: 4.46 in a laboratory, slower on the way to a clinic).
	WalkSpeedOlder float64 `param:"walk_speed_60_plus" unit:"km/h" min:"0.5" max:"10" zh:"60岁及以上步行速度" en:"Walking speed at 60 and over"`
	// CycleSpeed by bicycle, traffic lights included, in km/h.
	CycleSpeed float64 `param:"cycle_speed" unit:"km/h" min:"2" max:"30" zh:"骑行速度" en:"Cycling speed"`
	// Detour is the way along streets ÷ the straight line, for both modes.
	Detour float64 `param:"detour" unit:"ratio" min:"1" max:"3" zh:"绕行系数（路程/直线）" en:"Detour factor: way along streets over straight line"`
	// UniformMix is the share of an area's residents who are spread evenly over all its demand points; the others live where
	// the weights of the points say. It stands for what a list of addresses misses.
	UniformMix float64 `param:"uniform_mix,initial" unit:"rate" zh:"居民均匀分布所占比例" en:"Share of residents spread evenly over all demand points"`
	// Threshold within which a facility counts as reached, in minutes (S089: 15).
	Threshold float64 `param:"threshold" unit:"minutes" min:"1" max:"120" zh:"可达时间门槛" en:"Minutes within which a facility counts as reached"`
	// Catchment on foot of the floating-catchment measures, in minutes (Luo and Wang 2003: 30).
	Catchment float64 `param:"catchment" unit:"minutes" min:"1" max:"120" zh:"两步移动搜索半径（步行）" en:"Catchment of 2SFCA on foot"`
	// ZoneWeights of the near, middle and far third of the catchment in the enhanced measure, as
	// shares of full weight (Luo and Qi 2009: 1, 0.68, 0.22).
	ZoneWeights [3]float64 `param:"zone_weight:near,middle,far" unit:"rate" zh:"增强两步法分区权重" en:"Weight of a third of the catchment in enhanced 2SFCA"`
	// StationShare is the share of an area's GP time that is given at its open stations, in equal
	// parts; the rest is given at the centre. It only places supply on the map.
	StationShare float64 `param:"station_gp_share" unit:"rate" zh:"站点全科医生时间占比" en:"Share of GP time given at stations"`
}

package estate

// Capability is something a facility can offer once it was rolled out there.
type Capability uint8

// The capabilities. Those of areas (smart health stations, health points) are held by the area's centre.
const (
	Rehabilitation   Capability = iota // community rehabilitation centre (S056, Y052)
	Nursing                            // community nursing centre (Y053)
	HealthManagement                   // community health-management centre (S097, Y054)
	TCMSpecialty                       // TCM specialty service of a centre (S098, Y065)
	TCMStation                         // TCM service of a station (S099, Y065)
	CT                                 // CT (S111, Y055)
	Ventilator                         // non-invasive ventilator (S111, Y055)
	Paediatrics                        // paediatric clinic (S043, Y062)
	HealthStation                      // smart health stations of the area (S011, S070, S071, Y051)
	HealthPoint                        // health points in office parks of the area (S012, Y005)
	Alliance                           // member of the new tight medical alliance (S096, Y023)
	FeverClinic                        // fever clinic (S023, Y057)
	SelfTest                           // station with upgraded self-test equipment (S010)
	NationalStandard                   // meets the national recommended standard (S015, S054, Y050)
	Capabilities     = 14
)

// Scope is what a capability is rolled out to.
type Scope uint8

// The scopes.
const (
	PerCentre  Scope = iota // every centre
	PerStation              // every station
	PerArea                 // every area, held by its centre
	PerPlace                // a planned number of places, dealt out over the areas
)

// CapabilityInfo is what people read about a capability.
type CapabilityInfo struct {
	ID     string // as in scenarios and indicators
	ZH, EN string
	Scope  Scope
}

var capabilityInfos = [Capabilities]CapabilityInfo{
	Rehabilitation:   {"rehabilitation", "社区康复中心", "community rehabilitation centre", PerCentre},
	Nursing:          {"nursing", "社区护理中心", "community nursing centre", PerCentre},
	HealthManagement: {"health_management", "社区健康管理中心", "community health-management centre", PerCentre},
	TCMSpecialty:     {"tcm_specialty", "中医特色专病（专科）", "TCM specialty service", PerCentre},
	TCMStation:       {"tcm_station", "服务站中医药服务", "TCM service at stations", PerStation},
	CT:               {"ct", "CT", "CT", PerCentre},
	Ventilator:       {"ventilator", "无创呼吸机", "non-invasive ventilator", PerCentre},
	Paediatrics:      {"paediatrics", "儿科诊疗", "paediatrics", PerCentre},
	HealthStation:    {"health_station", "智慧健康驿站", "smart health station", PerPlace},
	HealthPoint:      {"health_point", "园区（楼宇）健康服务点", "health point in office parks", PerArea},
	Alliance:         {"alliance", "紧密型医联体", "tight medical alliance", PerCentre},
	FeverClinic:      {"fever_clinic", "发热门诊", "fever clinic", PerCentre},
	SelfTest:         {"self_test", "健康自测设施升级", "upgraded self-test equipment", PerStation},
	NationalStandard: {"national_standard", "国家推荐标准", "national recommended standard", PerCentre},
}

// Info tells a capability's names and scope.
func (c Capability) Info() CapabilityInfo { return capabilityInfos[c] }

// String is the capability's name in files.
func (c Capability) String() string { return capabilityInfos[c].ID }

// Set is which capabilities a facility has.
type Set [Capabilities]bool

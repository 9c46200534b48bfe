package rules

import (
	"strconv"
	"testing"

	"foyer/internal/foyer"
)

// BenchmarkReadPeople is a row that names its owner, partner and agent in an office
// of three hundred, and fills three fields of the house's own.
func BenchmarkReadPeople(b *testing.B) {
	env := Env{Region: "US", Importer: "p0", Fields: []foyer.Field{
		{Key: "custom:view", Kind: foyer.KindText}, {Key: "custom:rooms", Kind: foyer.KindNumber}, {Key: "custom:pets", Kind: foyer.KindYesNo},
	}}
	for i := range 100 {
		n := strconv.Itoa(1000 + i)
		env.Partners = append(env.Partners, foyer.PartnerRef{Code: "P-" + n, Name: "Firm " + n, Standing: foyer.PartnerApproved})
	}
	for i := range 300 {
		n := strconv.Itoa(1000 + i/3)
		env.People = append(env.People, foyer.Person{
			ID: "p" + strconv.Itoa(i), Name: "Person " + strconv.Itoa(i), Email: "p" + strconv.Itoa(i) + "@example.com", Role: foyer.RoleAgent,
			Partner: "P-" + n, PartnerName: "Firm " + n, Agent: "A-" + strconv.Itoa(3000+i), Standing: foyer.StandingActive,
		})
	}
	env.People[0].Role, env.People[0].Partner, env.People[0].Agent = foyer.RoleAdmin, "", ""
	m := mapped("Name=full_name", "Mail=email", "Owner=owner", "Partner=partner_id", "Agent=agent_id",
		"View=custom:view", "Rooms=custom:rooms", "Pets=custom:pets")
	r, err := Compile(m, env)
	if err != nil {
		b.Fatal(err)
	}
	rows := make([][]string, 299)
	for i := range rows {
		n := strconv.Itoa(i + 1)
		rows[i] = []string{"Ann Lee " + n, "ann" + n + "@example.com", "PERSON " + n, "P-" + strconv.Itoa(1000+(i+1)/3), "A-" + strconv.Itoa(3001+i), "Sea front", "2,5", "Yes"}
	}
	var rec foyer.Record
	var fs []foyer.Finding
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		fs = fs[:0]
		r.Read(rows[i%len(rows)], &rec, &fs)
		i++
	}
	if len(fs) > 0 {
		b.Fatal(fs)
	}
}

package store

import (
	"database/sql"
	"errors"
	"strconv"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// PersonRow is a person with the numbers the store knows them and their partner by.
type PersonRow struct {
	N        int64
	PartnerN int64 // 0 for the house's own people
	foyer.Person
}

// EnsureOwner answers the house's first person, making them as admin when there
// is nobody yet. An owner that is there keeps the name they have.
func (tx *Tx) EnsureOwner(name, login string) (PersonRow, error) {
	all, err := tx.People()
	if err != nil {
		return PersonRow{}, err
	}
	for _, p := range all {
		if p.Role == foyer.RoleAdmin && p.Standing == foyer.StandingActive {
			return p, nil
		}
	}
	p := PersonRow{Person: foyer.Person{Name: name, Login: login, Role: foyer.RoleAdmin, Standing: foyer.StandingActive, Import: true}}
	return p, tx.InsertPerson(&p)
}

// InsertPerson writes a new person, and gives them id and N. It answers Conflict
// when somebody has the login.
func (tx *Tx) InsertPerson(p *PersonRow) error {
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	p.ID = id.String()
	if err := tx.loginFree(p); err != nil {
		return err
	}
	p.N, err = tx.insert(`INSERT INTO people (id, name, login, role, created, email, standing, site, partner, agent, no_import)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, p.ID, p.Name, loginText(p), string(p.Role), string(foyer.TimeOf(tx.now)),
		p.Email, string(p.Standing), p.Site, p.PartnerN, p.Agent, flag(!p.Import))
	tx.cache.who = nil
	return err
}

// UpdatePerson writes everything of a person but id and partner.
func (tx *Tx) UpdatePerson(p *PersonRow) error {
	if err := tx.loginFree(p); err != nil {
		return err
	}
	n, err := tx.exec(`UPDATE people SET name = ?, login = ?, role = ?, email = ?, standing = ?, site = ?, agent = ?, no_import = ?
		WHERE n = ?`, p.Name, loginText(p), string(p.Role), p.Email, string(p.Standing), p.Site, p.Agent, flag(!p.Import), p.N)
	if err == nil && n == 0 {
		return foyer.Fail(foyer.NotFound, "person.unknown")
	}
	tx.cache.who = nil
	return err
}

func (tx *Tx) loginFree(p *PersonRow) error {
	if p.Login == "" {
		return nil
	}
	var other int64
	err := tx.get([]any{&other}, "SELECT n FROM people WHERE login = ? AND n <> ?", p.Login, p.N)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return &foyer.Error{Kind: foyer.Conflict, Key: "person.login_taken", Fields: map[string]string{"login": "person.login_taken"}}
}

// loginText is what the column of logins holds, which must be unique: the id of
// one who never signs in.
func loginText(p *PersonRow) string {
	if p.Login == "" {
		return p.ID
	}
	return p.Login
}

func flag(on bool) int {
	if on {
		return 1
	}
	return 0
}

// People answers everyone in the house, the longest here first, those who are
// gone too.
func (tx *Tx) People() ([]PersonRow, error) {
	out := []PersonRow{}
	err := tx.each(`SELECT p.n, p.id, p.name, p.login, p.role, p.email, p.standing, p.site, p.partner, p.agent, p.no_import,
		COALESCE(f.code, ''), COALESCE(f.name, '') FROM people p LEFT JOIN partners f ON f.n = p.partner ORDER BY p.n`, nil,
		func(rows *sql.Rows) error {
			var p PersonRow
			var no int
			err := rows.Scan(&p.N, &p.ID, &p.Name, &p.Login, &p.Role, &p.Email, &p.Standing, &p.Site, &p.PartnerN, &p.Agent, &no,
				&p.Partner, &p.PartnerName)
			if err != nil {
				return err
			}
			if p.Login == p.ID {
				p.Login = ""
			}
			p.Import = no == 0
			out = append(out, p)
			return nil
		})
	return out, err
}

// LeadsByOwner answers how many leads each person owns that are not archived; one
// who owns none is not in it. With waiting only those not approved are counted.
func (tx *Tx) LeadsByOwner(waiting bool) (map[int64]int, error) {
	all, err := tx.ownersOf(foyer.Sight{All: true})
	if err != nil || !waiting {
		return all, err
	}
	approved, err := tx.ownersOf(foyer.Sight{All: true, Approved: true})
	for n, many := range approved {
		if all[n] -= many; all[n] == 0 {
			delete(all, n)
		}
	}
	return all, err
}

func (tx *Tx) ownersOf(s foyer.Sight) (map[int64]int, error) {
	sc, err := tx.scope(foyer.LeadFilter{}, s)
	if err != nil {
		return nil, err
	}
	return tx.countBy("owner", sc.where)
}

// Rights answers where the house differs from what roles may by default.
func (tx *Tx) Rights() (map[foyer.Role]map[foyer.Action]foyer.Reach, error) {
	out := map[foyer.Role]map[foyer.Action]foyer.Reach{}
	err := tx.each("SELECT role, action, reach FROM rights", nil, func(rows *sql.Rows) error {
		var role foyer.Role
		var do foyer.Action
		var reach foyer.Reach
		if err := rows.Scan(&role, &do, &reach); err != nil {
			return err
		}
		if out[role] == nil {
			out[role] = map[foyer.Action]foyer.Reach{}
		}
		out[role][do] = reach
		return nil
	})
	return out, err
}

// SetRight keeps how far a role may do an action.
func (tx *Tx) SetRight(role foyer.Role, do foyer.Action, reach foyer.Reach) error {
	_, err := tx.exec(`INSERT INTO rights (role, action, reach) VALUES (?, ?, ?)
		ON CONFLICT (role, action) DO UPDATE SET reach = excluded.reach`, string(role), string(do), int(reach))
	return err
}

// NextCode answers the next number of a kind of code ("partner", "agent"), from
// first on. A number that was given is never given again.
func (tx *Tx) NextCode(kind string, first int) (int, error) {
	kept, err := tx.House("code_" + kind)
	if err != nil {
		return 0, err
	}
	n := first
	if kept != "" {
		last, err := strconv.Atoi(kept)
		if err != nil {
			return 0, err
		}
		n = last + 1
	}
	return n, tx.SetHouse("code_"+kind, strconv.Itoa(n))
}

// Setting answers a person's setting, "" when it was never set.
func (tx *Tx) Setting(person int64, key string) (string, error) {
	var v string
	err := tx.get([]any{&v}, "SELECT value FROM settings WHERE person = ? AND key = ?", person, key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, err
}

// SetSetting sets a person's setting.
func (tx *Tx) SetSetting(person int64, key, value string) error {
	_, err := tx.exec(`INSERT INTO settings (person, key, value) VALUES (?, ?, ?)
		ON CONFLICT (person, key) DO UPDATE SET value = excluded.value`, person, key, value)
	return err
}

// DropSetting forgets everybody's setting of a key.
func (tx *Tx) DropSetting(key string) error {
	_, err := tx.exec("DELETE FROM settings WHERE key = ?", key)
	return err
}

package store

import (
	"database/sql"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// PartnerRow is a partner as it lies in the book; its people are rows of people.
type PartnerRow struct {
	N        int64
	ID       string
	Code     string
	Name     string
	Standing foyer.PartnerStanding
	Phone    string
	Contact  int64 // a person's N
	Created  foyer.Time
}

// Partners answers every partner, the longest here first.
func (tx *Tx) Partners() ([]PartnerRow, error) {
	out := []PartnerRow{}
	err := tx.each("SELECT n, id, code, name, standing, phone, contact, created FROM partners ORDER BY n", nil,
		func(rows *sql.Rows) error {
			var p PartnerRow
			if err := rows.Scan(&p.N, &p.ID, &p.Code, &p.Name, &p.Standing, &p.Phone, &p.Contact, &p.Created); err != nil {
				return err
			}
			out = append(out, p)
			return nil
		})
	return out, err
}

// InsertPartner writes a new partner and gives it id and N.
func (tx *Tx) InsertPartner(p *PartnerRow) error {
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	p.ID, p.Created = id.String(), foyer.TimeOf(tx.now)
	p.N, err = tx.insert(`INSERT INTO partners (id, code, name, standing, phone, contact, created)
		VALUES (?, ?, ?, ?, ?, ?, ?)`, p.ID, p.Code, p.Name, string(p.Standing), p.Phone, p.Contact, string(p.Created))
	return err
}

// UpdatePartner writes everything of a partner but id and code.
func (tx *Tx) UpdatePartner(p *PartnerRow) error {
	n, err := tx.exec("UPDATE partners SET name = ?, standing = ?, phone = ?, contact = ? WHERE n = ?",
		p.Name, string(p.Standing), p.Phone, p.Contact, p.N)
	if err == nil && n == 0 {
		return foyer.Fail(foyer.NotFound, "partner.unknown")
	}
	return err
}

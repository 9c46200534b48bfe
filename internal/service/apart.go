package service

// Apart remembers that a row is not whom it may be, or with on false forgets it. The
// same row of a later file is not suggested again either.
func (i *Imports) Apart(id string, row int, on bool) (err error) {
	return i.s.call("imports.apart", func() error {
		err := i.s.house.intake.Apart(i.s.ctx, i.s.actor, id, row, on)
		i.s.importsChanged(id)
		return err
	})
}

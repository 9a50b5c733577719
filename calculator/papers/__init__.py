"""Papers: what stands on a payslip, statement or bank account, and the income of the year that follows from it."""

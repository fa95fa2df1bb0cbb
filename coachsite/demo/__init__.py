"""A practice to look at: AdvantEdge Careers, which exists nowhere else."""

SENDER = "AdvantEdge Careers <hello@advantedge.example>"

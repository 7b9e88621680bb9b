"""What published research on leading children's services says, and finding what fits a situation."""

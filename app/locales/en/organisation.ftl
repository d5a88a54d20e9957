# the desk
desk-label = Desk

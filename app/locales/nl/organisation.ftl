# the desk
desk-label = Werkblad
